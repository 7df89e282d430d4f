package org.reviewscope.console.service;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.mcp.tool.ConsoleTool;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * As a tool, the console assumes nothing of the suite, and shows the user's projects.
 */
@SpringBootTest(properties = { "reviewscope.console.otlp.port=14318", "reviewscope.console.otlp.grpc-port=14317",
		"reviewscope.console.mcp.actions=true" })
@ActiveProfiles("tool")
@AutoConfigureMockMvc
@Import(ToolPageTests.Projects.class)
class ToolPageTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private List<ConsoleTool> tools;

	@ParameterizedTest
	@ValueSource(strings = { "/", "/traces", "/logs", "/metrics/sent", "/runs", "/archive" })
	void noPageSpeaksOfTheSuite(String page) {
		assertThat(this.mvc.get().uri(page)).hasStatusOk()
			.bodyText()
			.doesNotContainIgnoringCase("gateway", "mvnw", "suite", "review<", "a review", "href=\"/try",
					"href=\"/tour", "href=\"/drift");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/try", "/tour", "/drift" })
	void pagesOfTheSuiteAreNotThere(String page) {
		assertThat(this.mvc.get().uri(page)).hasStatus(404);
	}

	@Test
	void unknownServiceIsExplainedWithoutTheSuite() {
		assertThat(this.mvc.get().uri("/services/bakery")).hasStatus(404)
			.bodyText()
			.contains("only shop, batch, slow, built.")
			.doesNotContainIgnoringCase("mvnw", "suite", "href=\"/try", "href=\"/tour", "href=\"/drift");
	}

	@Test
	void metricsAreThoseThatAreSent() {
		assertThat(this.mvc.get().uri("/metrics")).hasRedirectedUrl("/metrics/sent");
	}

	@Test
	void overviewSaysWhereToSend() {
		assertThat(this.mvc.get().uri("/")).bodyText()
			.contains("OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:14318", "http://localhost:14318/v1/metrics",
					"http://localhost:14317");
	}

	@Test
	void eachProjectHasItsStateAndWhatIsNotKnownIsSaid() {
		assertThat(this.mvc.get().uri("/")).bodyText()
			.contains("http://localhost:8080", "address not known", "Its output names no port",
					"Its output has named no port yet, for 4 s now.", "Stop shop", "Stop batch",
					"It is not ready yet. Its output shows how far it is.")
			.doesNotContain("Stop slow", "null");
	}

	@Test
	void agentsRestartProjectsAndDoNothingWithTheSuite() {
		assertThat(this.tools).extracting(ConsoleTool::name)
			.contains("restart_service", "services")
			.doesNotContain("switch_fault", "experiment");
	}

	/**
	 * Projects, each with a launcher of its own.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class Projects {

		@Bean
		RunningServices shop() {
			return new Project(status("shop", "http://localhost:8080", ServiceState.READY));
		}

		@Bean
		RunningServices batch() {
			return new Project(status("batch", "", ServiceState.READY));
		}

		@Bean
		RunningServices slow() {
			return new Project(status("slow", "", ServiceState.STARTING));
		}

		@Bean
		RunningServices built() {
			return new Project(new ServiceStatus("built", "", null, ServiceState.STARTING, null, null));
		}

		private static ServiceStatus status(String name, String url, ServiceState state) {
			return new ServiceStatus(name, url, null, state, 42L, Duration.ofSeconds(4));
		}

	}

	/**
	 * A project that stays as it is.
	 *
	 * @param status its status
	 */
	record Project(ServiceStatus status) implements RunningServices {

		@Override
		public List<ServiceStatus> statuses() {
			return List.of(this.status);
		}

		@Override
		public CompletableFuture<Void> stop(String name) {
			return CompletableFuture.completedFuture(null);
		}

		@Override
		public void restart(String name) {
			// It runs
		}

	}

}
