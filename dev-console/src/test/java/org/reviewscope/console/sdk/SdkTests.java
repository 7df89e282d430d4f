package org.reviewscope.console.sdk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.store.metric.MetricStore;
import org.reviewscope.console.store.metric.SeriesHistory;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanLink;
import org.reviewscope.console.telemetry.SpanStatus;
import org.reviewscope.console.telemetry.Trace;
import org.reviewscope.console.telemetry.metric.HistogramPoint;
import org.reviewscope.console.telemetry.metric.MetricType;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What the SDKs of other languages and the Java agent send arrives whole, without any
 * setting: the console listens on the ports that they expect. The programs are in
 * {@code src/test/sdk}; {@code .ci/sdks} builds them.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "reviewscope.console.otlp.port=4318", "reviewscope.console.otlp.grpc-port=4317" })
@EnabledIfSystemProperty(named = "reviewscope.sdks", matches = ".+",
		disabledReason = "the SDKs of other languages run with bash .ci/sdks")
class SdkTests {

	private static final long SECOND = 1_000_000_000;

	private static final Path PROGRAMS = Path.of(System.getProperty("reviewscope.sdks", ""));

	@Autowired
	private TelemetryStore store;

	@Autowired
	private MetricStore metrics;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "python,grpc", "python,http", "javascript,grpc", "javascript,proto", "javascript,http", "go,grpc",
			"go,http" })
	void ordersOfAnSdkArrive(String language, String protocol) throws Exception {
		String service = "shop-" + language + "-" + protocol;
		run(service, command(language, protocol), Map.of());

		List<Trace> orders = traces(service, (trace) -> (Long) root(trace).attributes().getOrDefault("items", 0L));
		assertThat(orders).hasSize(3);
		for (int index = 0; index < orders.size(); index++) {
			assertOrder(orders.get(index), index + 1, language);
		}
		assertThat(root(orders.getFirst()).links()).isEmpty();
		assertLink(orders.get(1), orders.get(0));
		assertLink(orders.get(2), orders.get(1));
		assertRefused(orders.get(2));
		assertThat(lines(service)).singleElement().satisfies((line) -> {
			assertThat(line.body()).isEqualTo("order refused");
			assertThat(line.severity()).startsWith("WARN");
			assertThat(line.attributes()).containsEntry("items", 3L);
			assertThat(line.traceId()).isEqualTo(orders.get(2).traceId());
			assertThat(line.spanId()).isEqualTo(root(orders.get(2)).spanId());
		});
		assertMetrics(service);
	}

	@ParameterizedTest
	@CsvSource({ "grpc", "http/protobuf" })
	void requestsThatTheJavaAgentHasSeenArrive(String protocol) throws Exception {
		String service = "shop-agent-" + protocol;
		run(service,
				List.of(javaProgram(), "-javaagent:" + PROGRAMS.resolve("agent/opentelemetry-javaagent.jar"),
						"src/test/sdk/java/Shop.java"),
				"grpc".equals(protocol) ? Map.of("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc") : Map.of());

		assertRequests(service);
		assertThat(series(service, "http.server.request.duration", MetricType.HISTOGRAM))
			.extracting((duration) -> duration.id().attributes().get("http.response.status_code"),
					(duration) -> ((HistogramPoint) duration.points().getLast()).count())
			.containsExactlyInAnyOrder(tuple(204L, 2L), tuple(500L, 1L));
	}

	private void assertRequests(String service) {
		List<Trace> requests = traces(service, (trace) -> root(trace).startTimeUnixNano());
		assertThat(requests).hasSize(3).allSatisfy((trace) -> {
			assertThat(trace.spans()).extracting(Span::kind).containsExactly("CLIENT", "SERVER");
			assertThat(trace.spans().getLast().parentSpanId()).isEqualTo(trace.spans().getFirst().spanId());
			assertThat(trace.spans().getLast().attributes()).containsEntry("http.route", "/orders");
		});
		assertThat(requests)
			.extracting((trace) -> trace.spans().getLast().attributes().get("http.response.status_code"))
			.containsExactly(204L, 204L, 500L);
		assertThat(requests).extracting((trace) -> trace.spans().getLast().attributes().get("url.query"))
			.containsExactly("items=1", "items=2", "items=3");
		assertThat(requests.getLast().logs()).singleElement().satisfies((line) -> {
			assertThat(line.body()).isEqualTo("order refused");
			assertThat(line.severity()).startsWith("WARN");
			assertThat(line.spanId()).isEqualTo(requests.getLast().spans().getLast().spanId());
		});
	}

	private static void assertOrder(Trace trace, long items, String language) {
		Span order = root(trace);
		assertThat(order).extracting(Span::name, Span::kind).containsExactly("order", "SERVER");
		assertThat(trace.spans()).hasSize(2).filteredOn((span) -> span != order).singleElement().satisfies((charge) -> {
			assertThat(charge).extracting(Span::name, Span::kind).containsExactly("charge", "CLIENT");
			assertThat(charge.parentSpanId()).isEqualTo(order.spanId());
			assertThat(charge.startTimeUnixNano()).isCloseTo(order.startTimeUnixNano(), within(SECOND));
			assertThat(charge.durationNanos()).isBetween(0L, SECOND);
		});
		assertThat(order.attributes()).containsEntry("items", items)
			.containsEntry("vip", true)
			.containsEntry("price", 9.5)
			.containsEntry("tags", List.of("new", "gift"));
		assertThat(order.resource().attributes()).containsEntry("telemetry.sdk.language",
				language.replace("javascript", "nodejs"));
	}

	private static void assertLink(Trace trace, Trace earlier) {
		assertThat(root(trace).links()).extracting(SpanLink::traceId, SpanLink::spanId)
			.containsExactly(tuple(earlier.traceId(), root(earlier).spanId()));
	}

	private static void assertRefused(Trace trace) {
		Span order = root(trace);
		assertThat(order.status()).isEqualTo(SpanStatus.ERROR);
		assertThat(order.attributes()).containsEntry("otel.status_description", "no stock");
		assertThat(order.events()).singleElement().satisfies((event) -> {
			assertThat(event.name()).isEqualTo("exception");
			assertThat(event.attributes()).containsEntry("exception.message", "no stock");
			assertThat(event.timeUnixNano()).isCloseTo(order.startTimeUnixNano(), within(SECOND));
		});
	}

	private void assertMetrics(String service) {
		SeriesHistory orders = one(service, "orders", MetricType.MONOTONIC_SUM);
		assertThat(orders.amount()).isEqualTo(3);
		assertThat(orders.id().unit()).isEqualTo("{order}");
		assertThat(orders.description()).isEqualTo("Orders taken");
		assertThat(orders.id().attributes()).isEqualTo(Map.of("route", "/buy"));
		assertThat(one(service, "queue", MetricType.SUM).amount()).isEqualTo(3);
		assertThat(one(service, "temperature", MetricType.GAUGE).amount()).isEqualTo(21.5);
		SeriesHistory latency = one(service, "latency", MetricType.HISTOGRAM);
		assertThat(latency.id().unit()).isEqualTo("s");
		assertThat(latency.sum()).isEqualTo(6.2, within(1e-9));
		assertThat(latency.points().getLast()).isInstanceOfSatisfying(HistogramPoint.class, (point) -> {
			assertThat(point.bounds()).containsExactly(0.1, 1, 10);
			assertThat(point.counts()).containsExactly(0, 2, 1, 0);
		});
	}

	private List<Trace> traces(String service, ToLongFunction<Trace> order) {
		return this.store.traces()
			.stream()
			.filter((spans) -> spans.stream().allMatch((span) -> span.service().equals(service)))
			.map((spans) -> this.store.find(spans.getFirst().traceId()).orElseThrow())
			.sorted(Comparator.comparingLong(order))
			.toList();
	}

	// Not by time: Node.js has milliseconds only, and a child may begin before its parent
	private static Span root(Trace trace) {
		return Trace.rootOf(trace.spans());
	}

	private List<LogLine> lines(String service) {
		return this.store.lines().stream().filter((line) -> line.service().equals(service)).toList();
	}

	private SeriesHistory one(String service, String name, MetricType type) {
		List<SeriesHistory> found = series(service, name, type);
		assertThat(found).as(name).hasSize(1);
		return found.getFirst();
	}

	private List<SeriesHistory> series(String service, String name, MetricType type) {
		return this.metrics.find(
				(id) -> id.service().equals(service) && id.name().equals(name) && id.type() == type && !id.delta(),
				100);
	}

	private static List<String> command(String language, String protocol) {
		assumeThat(PROGRAMS.resolve(language)).as("what .ci/sdks could not install is left out").exists();
		return switch (language) {
			case "python" ->
				List.of(PROGRAMS.resolve("python/bin/python") + "", "src/test/sdk/python/shop.py", protocol);
			case "javascript" -> List.of("node", PROGRAMS.resolve("javascript/shop.js") + "", protocol);
			default -> List.of(PROGRAMS.resolve("go/shop") + "", protocol);
		};
	}

	private void run(String service, List<String> command, Map<String, String> environment)
			throws IOException, InterruptedException {
		File output = this.folder.resolve("output").toFile();
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
		builder.environment().keySet().removeIf((name) -> name.startsWith("OTEL_"));
		builder.environment().put("OTEL_SERVICE_NAME", service);
		if (service.startsWith("shop-go")) {
			// This SDK alone expects TLS by default
			builder.environment()
				.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:" + (service.endsWith("grpc") ? 4317 : 4318));
		}
		builder.environment().putAll(environment);
		Process process = builder.start();
		boolean ended = process.waitFor(2, TimeUnit.MINUTES);
		if (!ended) {
			process.destroyForcibly().waitFor();
		}
		String said = Files.readString(output.toPath());
		assertThat(ended).as("ended within two minutes, having said: " + said).isTrue();
		assertThat(process.exitValue()).as(said).isZero();
	}

	private static String javaProgram() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}
