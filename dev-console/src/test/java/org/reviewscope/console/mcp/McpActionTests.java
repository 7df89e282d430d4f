package org.reviewscope.console.mcp;

import java.util.List;
import java.util.Map;

import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.launch.variable.VariableChange;
import org.reviewscope.console.launch.variable.VariableChange.Kind;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What agents may do where the user has said so.
 */
@Import(KnownSuite.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "reviewscope.console.otlp.port=0", "reviewscope.console.mcp.actions=true" })
class McpActionTests {

	@Autowired
	private KnownSuite.Services services;

	@LocalServerPort
	private int port;

	private Agent agent;

	@BeforeEach
	void connect() {
		this.agent = new Agent(this.port);
	}

	@AfterEach
	void disconnect() {
		this.agent.close();
	}

	@Test
	void toolsThatActSayThatTheyDo() {
		assertThat(this.agent.client().listTools().tools()).filteredOn((tool) -> !tool.annotations().readOnlyHint())
			.extracting(Tool::name)
			.containsExactlyInAnyOrder("restart_service", "switch_fault", "experiment");
	}

	@Test
	void serviceIsRestarted() {
		assertThat(this.agent.ask("restart_service", Map.of("service", "shop")).path("services").get(0).toString())
			.contains("\"shop\"");
		assertThat(this.agent.refusal("restart_service", Map.of("service", "bakery"))).contains("[shop, bank]");

		assertThat(this.services.restarted()).containsExactly("shop");
	}

	@Test
	void serviceIsRestartedWithAChangedSwitch() {
		this.agent.ask("restart_service",
				Map.of("service", "shop", "variable", "LOGGING_LEVEL_ORG_REVIEWSCOPE", "value", "debug"));
		this.agent.ask("restart_service",
				Map.of("service", "shop", "variable", "LOGGING_LEVEL_ORG_REVIEWSCOPE", "change", "undo"));

		assertThat(this.services.changed()).containsExactly(
				new VariableChange("LOGGING_LEVEL_ORG_REVIEWSCOPE", Kind.SET, "debug"),
				new VariableChange("LOGGING_LEVEL_ORG_REVIEWSCOPE", Kind.UNDO, ""));
	}

	@Test
	void variableThatCouldRunCodeOrShowSecretsIsNotForAgents() {
		for (String name : List.of("JAVA_TOOL_OPTIONS", "SPRING_DATASOURCE_URL", "LOGGING_CONFIG", "LD_PRELOAD",
				"MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "PATH", "REVIEWSCOPE_OBSERVABILITY_REDACTION_ENABLED",
				"REVIEWSCOPE_OBSERVABILITY_EDGE_ENABLED", "REVIEWSCOPE_OBSERVABILITY_EDGE_HEADERS_COOKIE",
				"REVIEWSCOPE_OBSERVABILITY_DEFAULTS_ENABLED", "REVIEWSCOPE_OBSERVABILITY_REQUESTLOG_TRUSTEDPROXIES")) {
			assertThat(this.agent.refusal("restart_service", Map.of("service", "shop", "variable", name, "value", "x")))
				.contains("variable: expected a name that begins with one of [REVIEWSCOPE_OBSERVABILITY_");
		}
		assertThat(this.agent.refusal("restart_service",
				Map.of("service", "shop", "variable", "REVIEWSCOPE_GATEWAY_UPSTREAM_ A", "value", "x")))
			.contains("letters, digits and _");
		assertThat(this.agent.refusal("restart_service",
				Map.of("service", "shop", "variable", "REVIEWSCOPE_GATEWAY_UPSTREAM_A", "change", "eat")))
			.contains("expected set, remove or undo");
	}

	@Test
	void serviceWithoutFaultsSaysHowToGetThem() {
		assertThat(this.agent.refusal("switch_fault", Map.of("service", "bank", "fault", "cpu-burn", "on", true)))
			.contains("REVIEWSCOPE_FAULTS_ENABLED=true");
		assertThat(this.agent.refusal("switch_fault", Map.of("service", "bakery"))).contains("[shop, bank]");
	}

	@Test
	void experimentsSayWhatTheyShow() {
		assertThat(this.agent.ask("experiment", Map.of()).path("expectations")).hasSize(16)
			.first()
			.satisfies((line) -> assertThat(line.toString()).isEqualTo("{\"experiment\":\"INFERENCE_STOPPED\","
					+ "\"expectation\":\"The service is down\",\"status\":\"EXPECTED\"}"));
		assertThat(this.agent.refusal("experiment", Map.of("begin", "FIRE"))).contains("REVIEW_TOO_LONG");
	}

}
