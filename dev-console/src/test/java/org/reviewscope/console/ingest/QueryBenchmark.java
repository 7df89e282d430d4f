package org.reviewscope.console.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Status;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.DevConsoleApplication;
import org.reviewscope.console.store.ManySpans;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures how long a console with 100,000 spans takes to answer queries, with the
 * launcher's options and over HTTP:
 * {@code ./mvnw test -pl dev-console -am -Dtest=QueryBenchmark -Dsurefire.failIfNoSpecifiedTests=false}.
 * No build runs it.
 */
class QueryBenchmark {

	private static final int SPANS = 100_000;

	private static final int TRACES_PER_REQUEST = 50;

	private static final int ROUNDS = 40;

	// Most of them find fewer than the limit, and so look at every span
	private static final List<String> QUERIES = List.of("service = gateway-service and duration > 50ms",
			"service = gateway-service and duration > 50ms and http.route = \"/predict\"", "status = error",
			"http.response.status_code >= 500", "user.id = user-4711", "tenant.id = tenant-7 and app.tokens > 500",
			"name =~ \"batch$\" and duration > 80ms", "url.path =~ \"/predictions/-?12345\"", "absent.attribute",
			"not http.route", "traceDuration > 400ms", "rootService = nobody", "{ status = error } and kind = client",
			"not { duration < 30ms }", "event.exception.type =~ Connect", "resource.service.version != \"0.1.0\"",
			"\"nobody says this\"",
			"kind = server and (tenant.id = tenant-1 or tenant.id = tenant-2) and not outcome = SUCCESS",
			"duration > 1s or duration < 100us", "client.address =~ \"^10\\.0\\.0\\.(1|2)$\" and duration > 60ms");

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private int pages;

	private int otlp;

	private Process console;

	@BeforeEach
	void startConsole() throws Exception {
		this.pages = freePort();
		this.otlp = freePort();
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx256m",
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError",
				"--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"),
				DevConsoleApplication.class.getName(), "--server.port=" + this.pages,
				"--reviewscope.console.otlp.port=" + this.otlp);
		this.console = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(Path.of("target", "queries.log").toFile())
			.start();
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(this::isUp);
	}

	@AfterEach
	void stopConsole() {
		this.console.destroy();
	}

	@Test
	void measure() throws Exception {
		// More than fit, as after some time in use
		int traces = SPANS / ManySpans.SPANS_PER_TRACE * 3 / 2;
		for (int first = 1; first < traces; first += TRACES_PER_REQUEST) {
			send(first);
		}
		List<Long> all = new ArrayList<>();
		for (String api : List.of("spans", "traces")) {
			QUERIES.forEach((query) -> ask(api, query));
			QUERIES.forEach((query) -> ask(api, query));
			all.addAll(measure(api));
		}
		say("all: " + percentiles(all));
		QUERIES.forEach((query) -> ask("routes", query));
		List<Long> routes = measure("routes");
		routes.addAll(measure("routes", ""));
		say("kept: " + kept() + ", live " + live());
		assertThat(percentile(all, 95)).isLessThanOrEqualTo(50_000_000);
		assertThat(percentile(routes, 95)).isLessThanOrEqualTo(50_000_000);
	}

	private List<Long> measure(String api) {
		List<Long> all = new ArrayList<>();
		QUERIES.forEach((query) -> all.addAll(measure(api, query)));
		say(api + ": " + percentiles(all));
		return all;
	}

	private List<Long> measure(String api, String query) {
		List<Long> times = new ArrayList<>();
		int size = 0;
		for (int round = 0; round < ROUNDS; round++) {
			long begin = System.nanoTime();
			size = ask(api, query);
			times.add(System.nanoTime() - begin);
		}
		say("%s %s: %s, %d bytes".formatted(api, query, percentiles(times), size));
		return times;
	}

	private int ask(String api, String query) {
		HttpResponse<byte[]> response = get(
				"/api/" + api + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
		assertThat(response.statusCode()).as(query).isEqualTo(200);
		return response.body().length;
	}

	private HttpResponse<byte[]> get(String path) {
		try {
			return this.client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.pages + path)).build(),
					BodyHandlers.ofByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private boolean isUp() {
		try {
			return get("/api/traces?limit=1").statusCode() == 200;
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	private void send(int first) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.otlp + "/v1/traces"))
			.header("Content-Type", "application/x-protobuf")
			.POST(BodyPublishers.ofByteArray(request(first).toByteArray()))
			.build();
		assertThat(this.client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
	}

	private static ExportTraceServiceRequest request(int first) {
		ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
		IntStream.range(first, first + TRACES_PER_REQUEST)
			.boxed()
			.flatMap((number) -> ManySpans.trace(number).stream())
			.collect(Collectors.groupingBy(Span::resource))
			.forEach((resource, spans) -> {
				ResourceSpans.Builder group = request.addResourceSpansBuilder()
					.setResource(Resource.newBuilder().addAllAttributes(attributes(resource.attributes())));
				ScopeSpans.Builder scope = group.addScopeSpansBuilder();
				spans.forEach((span) -> scope.addSpans(span(span)));
			});
		return request.build();
	}

	private static io.opentelemetry.proto.trace.v1.Span span(Span span) {
		io.opentelemetry.proto.trace.v1.Span.Builder builder = io.opentelemetry.proto.trace.v1.Span.newBuilder()
			.setTraceId(id(span.traceId()))
			.setSpanId(id(span.spanId()))
			.setParentSpanId((span.parentSpanId() != null) ? id(span.parentSpanId()) : ByteString.EMPTY)
			.setName(span.name())
			.setKindValue(span.kind().equals("SERVER") ? 2 : 3)
			.setStartTimeUnixNano(span.startTimeUnixNano())
			.setEndTimeUnixNano(span.endTimeUnixNano())
			.addAllAttributes(attributes(span.attributes()));
		span.events()
			.forEach((event) -> builder.addEventsBuilder()
				.setName(event.name())
				.addAllAttributes(attributes(event.attributes())));
		if (span.status() == SpanStatus.ERROR) {
			builder.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR));
		}
		return builder.build();
	}

	private static ByteString id(String text) {
		return ByteString.copyFrom(HexFormat.of().parseHex(text));
	}

	private static List<KeyValue> attributes(Map<String, Object> attributes) {
		return attributes.entrySet()
			.stream()
			.map((entry) -> KeyValue.newBuilder().setKey(entry.getKey()).setValue(value(entry.getValue())).build())
			.toList();
	}

	private static AnyValue value(Object value) {
		return (value instanceof Long number) ? AnyValue.newBuilder().setIntValue(number).build()
				: AnyValue.newBuilder().setStringValue(value.toString()).build();
	}

	private String kept() {
		String page = new String(get("/traces").body(), StandardCharsets.UTF_8);
		return page.substring(page.lastIndexOf("<p class=\"quiet\"")).replaceAll("<[^>]+>", "").replaceAll("\\s+", " ");
	}

	private String live() throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/jcmd").toString(),
				Long.toString(this.console.pid()), "GC.class_histogram")
			.redirectErrorStream(true)
			.start();
		String total = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
			.filter((line) -> line.startsWith("Total"))
			.findFirst()
			.orElse("");
		String resident = Files.readAllLines(Path.of("/proc", Long.toString(this.console.pid()), "status"))
			.stream()
			.filter((line) -> line.startsWith("VmHWM"))
			.findFirst()
			.orElse("");
		return (total + " bytes, most resident " + resident).replaceAll("\\s+", " ");
	}

	private static String percentiles(List<Long> times) {
		return "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, most %.1f ms".formatted(percentile(times, 50) / 1e6,
				percentile(times, 95) / 1e6, percentile(times, 99) / 1e6, percentile(times, 100) / 1e6);
	}

	private static long percentile(List<Long> times, int percent) {
		return times.stream().sorted().toList().get((times.size() * percent - 1) / 100);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static void say(String line) {
		System.err.println("QUERY " + line);
	}

}
