package org.reviewscope.observability.autoconfigure.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.observability.autoconfigure.TestApplication;
import org.reviewscope.observability.autoconfigure.TestService;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Each example of SPANS.md is run, and is in the page as it is run.
 */
class SpanExamplesTests {

	private static final String REQUEST = "GET /examples/{name}";

	private static final Pattern IN_SOURCE = Pattern.compile("\t*// example: ([\\w-]+)\n(.*?)\n\t*// end\n",
			Pattern.DOTALL);

	private static final Pattern IN_PAGE = Pattern.compile("```java\n(.*?)\n```", Pattern.DOTALL);

	/** A slow machine adds no event. */
	private static final String[] PROPERTIES = { "management.tracing.export.otlp.enabled=false",
			"management.logging.export.otlp.enabled=false", "reviewscope.observability.slow-request-threshold=0" };

	private static TestService service;

	@BeforeAll
	static void start() {
		service = TestService.start(App.class, PROPERTIES);
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			annotation    | INTERNAL look up price < GET /examples/{name}
			decorator     | INTERNAL look up price < GET /examples/{name}
			block         | INTERNAL look up price < GET /examples/{name}
			manual        | INTERNAL look up price < GET /examples/{name}
			async         | INTERNAL look up price < GET /examples/{name}
			executor      | INTERNAL look up price < GET /examples/{name}
			rest-client   | CLIENT GET /echo < GET /examples/{name}, SERVER GET /echo < GET /echo
			rest-template | CLIENT GET /echo < GET /examples/{name}, SERVER GET /echo < GET /echo
			web-client    | CLIENT GET /echo < GET /examples/{name}, SERVER GET /echo < GET /echo
			http-exchange | CLIENT GET /echo < GET /examples/{name}, SERVER GET /echo < GET /echo
			jdk           | CLIENT echo.call < GET /examples/{name}, SERVER GET /echo < echo.call
			message       | CONSUMER orders.receive < orders.send, INTERNAL look up price < orders.receive, \
			PRODUCER orders.send < GET /examples/{name}
			attributes    |
			""")
	void exampleHasItsPlaceInTheTraceOfTheRequest(String example, String spans) {
		assertThat(run(example)).isEqualTo(String.valueOf(spans).replace("null", ""));
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void virtualThreadKeepsTheTrace() {
		assertThat(run("virtual-thread")).isEqualTo("INTERNAL look up price < " + REQUEST);
	}

	@Test
	void attributesAndEventsAreThoseOfTheExamples() {
		run("attributes");
		SpanData request = named(REQUEST);
		assertThat(TestService.attributes(request)).containsEntry("app.product", "tea");
		assertThat(request.getEvents()).extracting(EventData::getName).containsExactly("price.stale");
		run("block");
		assertThat(TestService.attributes(named("look up price"))).containsEntry("app.product", "tea")
			.containsEntry("shop", "berlin");
	}

	@Test
	void runOfAScheduledMethodIsATraceOfItsOwn() {
		try (TestService another = TestService.start(App.class, PROPERTIES)) {
			List<SpanData> spans = await().until(another::spans, (found) -> found.size() == 2);
			assertThat(spans.get(1)).returns("task methodExamples.refresh", SpanData::getName)
				.returns(SpanId.getInvalid(), SpanData::getParentSpanId);
			assertThat(spans.get(0)).returns("look up price", SpanData::getName)
				.returns(spans.get(1).getSpanId(), SpanData::getParentSpanId);
		}
	}

	@Test
	void pageHasTheExamplesAsTheyAreRun() throws IOException {
		List<String> sources = new ArrayList<>();
		Path directory = Path.of("src/test/java/org/reviewscope/observability/autoconfigure/examples");
		for (String file : List.of("EchoClient", "MethodExamples", "ObservedPrices", "SpanExamples")) {
			IN_SOURCE.matcher(Files.readString(directory.resolve(file + ".java")))
				.results()
				.map((example) -> example.group(2).stripIndent())
				.forEach(sources::add);
		}
		Stream<String> page = IN_PAGE.matcher(Files.readString(Path.of("../SPANS.md")))
			.results()
			.map((example) -> example.group(1));
		assertThat(page).hasSize(16).containsExactlyInAnyOrderElementsOf(sources);
	}

	/**
	 * Runs an example, and returns the other spans of its trace, each with its parent.
	 */
	private static String run(String example) {
		service.forgetSpans();
		ResponseEntity<String> answer = service.get("/examples/" + example);
		assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
		await().until(() -> spans().stream().anyMatch((span) -> span.getName().equals(REQUEST)));
		Map<String, String> names = spans().stream().collect(Collectors.toMap(SpanData::getSpanId, SpanData::getName));
		return spans().stream()
			.filter((span) -> !span.getName().equals(REQUEST))
			.map((span) -> span.getKind() + " " + span.getName() + " < " + names.get(span.getParentSpanId()))
			.sorted()
			.collect(Collectors.joining(", "));
	}

	/** Without those of the timer, which may run at any moment. */
	private static List<SpanData> spans() {
		List<SpanData> all = service.spans();
		List<String> runs = all.stream()
			.filter((span) -> span.getName().startsWith("task "))
			.map(SpanData::getTraceId)
			.toList();
		return all.stream().filter((span) -> !runs.contains(span.getTraceId())).toList();
	}

	private static SpanData named(String name) {
		return spans().stream().filter((span) -> span.getName().equals(name)).findFirst().orElseThrow();
	}

	@TestApplication
	@EnableAsync
	@EnableScheduling
	@Import({ MethodExamples.class, SpanExamples.class })
	static class App {

		@Bean
		static InMemorySpanExporter spans() {
			return InMemorySpanExporter.create();
		}

		@Bean
		static Prices prices(ObservationRegistry registry) {
			return new ObservedPrices(String::length, registry);
		}

	}

}
