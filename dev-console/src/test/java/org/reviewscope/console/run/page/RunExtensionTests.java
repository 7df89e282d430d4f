package org.reviewscope.console.run.page;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;
import org.reviewscope.console.run.Traffic;
import org.reviewscope.console.run.kept.RunStore;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.observability.junit.KeepsRun;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A build keeps the run of a test class in a real console, and fails when a later one is
 * worse.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "reviewscope.console.otlp.port=0")
@DirtiesContext
class RunExtensionTests {

	private static volatile Runnable requests = () -> {
	};

	@TempDir
	private static Path folder;

	@LocalServerPort
	private int port;

	@Autowired
	private TelemetryStore telemetry;

	@Autowired
	private RunStore runs;

	@DynamicPropertySource
	static void folder(DynamicPropertyRegistry registry) {
		registry.add("reviewscope.console.runs.directory", folder::toString);
	}

	@Test
	void buildFailsWhenItsRunIsWorseThanTheBaseline() {
		assertThat(build(Traffic.of(1), "main", "")).isEmpty();
		assertThat(build(Traffic.of(2), "equal", "main")).isEmpty();

		assertThat(build(Traffic.of(3).moreStatements(20), "n-plus-one", "main")).get()
			.asString()
			.contains("Worse than the run Orders@main",
					"gateway-service POST /predict: SQL statements per request 1.07 → 21.1",
					"/runs/compare?before=Orders%40main&after=Orders%40n-plus-one");
		assertThat(this.runs.list()).extracting((listed) -> listed.run().name())
			.startsWith("Orders@n-plus-one", "Orders@equal", "Orders@main");
		assertThat(this.runs.list()).allSatisfy((listed) -> assertThat(listed.run().requests()).isEqualTo(1600));
	}

	@Test
	void buildFailsWhenNothingCouldBeCompared() {
		assertThat(build(Traffic.of(4), "x", "never")).get()
			.asString()
			.contains("answered 404", "No run has the id or the name Orders@never");
		assertThat(build(Traffic.of(5).requestsOfEachRoute(0), "x", "")).get()
			.asString()
			.contains("answered 400", "No request began in this time");
		assertThat(build(Traffic.of(6), "a\"b", "")).get().asString().contains("answered 400");
		this.port = 1;
		assertThat(build(Traffic.of(7), "x", "")).get().asString().contains("http://localhost:1 does not answer");
	}

	@Test
	void runIsNotComparedWithItself() {
		assertThat(failures(Orders.class, Traffic.of(8), "main", "main")).singleElement()
			.asString()
			.contains("reviewscope.run.baseline is reviewscope.run.revision itself");
	}

	@Test
	void nestedTestsBelongToTheRunAroundThem() {
		assertThat(failures(Shop.class, Traffic.of(9), "nested", "")).isEmpty();
		assertThat(this.runs.list()).extracting((listed) -> listed.run().name())
			.contains("Shop@nested")
			.doesNotContain("Inner@nested");
	}

	private Optional<Throwable> build(Traffic traffic, String revision, String baseline) {
		return failures(Orders.class, traffic, revision, baseline).stream().findFirst();
	}

	private List<Throwable> failures(Class<?> tests, Traffic traffic, String revision, String baseline) {
		requests = () -> {
			List<LogLine> lines = new ArrayList<>();
			traffic.from(Instant.now()).traces(lines).forEach(this.telemetry::addSpans);
			this.telemetry.addLogs(lines);
		};
		LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
			.selectors(DiscoverySelectors.selectClass(tests))
			.configurationParameter("reviewscope.console.url", "http://localhost:" + this.port)
			.configurationParameter("reviewscope.run.revision", revision)
			.configurationParameter("reviewscope.run.baseline", baseline)
			.configurationParameter("reviewscope.run.settle", "0")
			.build();
		SummaryGeneratingListener listener = new SummaryGeneratingListener();
		LauncherFactory.create().execute(request, listener);
		TestExecutionSummary summary = listener.getSummary();
		return summary.getFailures().stream().map(Failure::getException).toList();
	}

	/**
	 * The tests of an application. Not found by the build of the console: nested, and not
	 * called like tests.
	 */
	@KeepsRun
	static class Orders {

		@Test
		void sendsRequests() {
			requests.run();
		}

	}

	/**
	 * Tests with others inside, which send nothing.
	 */
	@KeepsRun
	static class Shop {

		@Test
		void sendsRequests() {
			requests.run();
		}

		@Nested
		class Inner {

			@Test
			void sendsNothing() {
				// The outer class has sent what is kept
			}

		}

	}

}
