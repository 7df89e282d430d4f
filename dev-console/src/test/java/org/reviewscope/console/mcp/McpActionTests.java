package org.reviewscope.console.mcp;

import java.util.Map;

import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
