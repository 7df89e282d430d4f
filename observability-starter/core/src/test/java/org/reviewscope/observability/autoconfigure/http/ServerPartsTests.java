package org.reviewscope.observability.autoconfigure.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Convention, handlers and predicate of the spans of requests, whatever the web stack.
 */
@ExtendWith(OutputCaptureExtension.class)
class ServerPartsTests {

	private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	private final Tracer tracer = new OtelTracer(
			SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(this.exporter)).build().get("test"),
			new OtelCurrentTraceContext(), (event) -> {
			});

	@Test
	void spanSaysWhatWasAskedAndAnswered() {
		Request request = new Request("POST", "/items/{id}", 200, null);
		assertThat(ServerConvention.name(request)).isEqualTo("POST /items/{id}");
		assertThat(values(ServerConvention.attributes(request)))
			.isEqualTo(Map.of("client.address", "192.0.2.7", "http.request.method", "POST", "http.response.status_code",
					"200", "http.route", "/items/{id}", "server.address", "shop.example", "server.port", "8443",
					"url.path", "/shop/items/7", "url.scheme", "https", "user_agent.original", "curl"));
	}

	@Test
	void unknownMethodIsNotANameAndNotAnAttribute() {
		Request request = new Request("BREW", null, 405, null);
		assertThat(ServerConvention.name(request)).isEqualTo("HTTP");
		assertThat(values(ServerConvention.attributes(request))).containsEntry("http.request.method", "_OTHER")
			.doesNotContainKeys("http.route", "error.type");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none", value = { "499,none", "500,500", "503,503", "none,none" })
	void serverErrorHasATypeWithoutAnException(@Nullable Integer status, @Nullable String type) {
		assertThat(values(ServerConvention.attributes(answered(status))).get("error.type")).isEqualTo(type);
	}

	@Test
	void serverErrorIsTheExceptionWhereThereIsOne() {
		assertThat(values(ServerConvention.attributes(new Request("GET", null, 500, new IllegalStateException()))))
			.containsEntry("error.type", "java.lang.IllegalStateException");
	}

	@Test
	void requestThatIsNotKnownHasNoAttributes() {
		assertThat(ServerConvention.name(null)).isEqualTo("HTTP");
		assertThat(ServerConvention.attributes(null)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none", value = { "200,OK", "499,OK", "500,ERROR", "none,OK" })
	void statusOfAnAnswerIsAnErrorFrom500(@Nullable Integer status, StatusCode code) {
		// OK is the bridge's, until UnsetStatusCorrection takes it off
		assertThat(finished(new ServerErrorHandler(requests(answered(status)))).getStatus().getStatusCode())
			.isEqualTo(code);
	}

	@Test
	void statusSaysWhatTheExceptionSays() {
		IllegalStateException error = new IllegalStateException("bang");
		ServerErrorHandler handler = new ServerErrorHandler(requests(new Request("GET", null, 500, error)));
		assertThat(finished(handler, error).getStatus().getDescription()).isEqualTo("bang");
	}

	@Test
	void handlersLookAtTheirOwnKindOnly() {
		Observation.Context context = new Observation.Context();
		ServerRequests own = requests(answered(200));
		ServerRequests other = (any) -> null;
		assertThat(new ServerErrorHandler(own).supportsContext(context)).isTrue();
		assertThat(new ServerErrorHandler(other).supportsContext(context)).isFalse();
		assertThat(slow(own, Duration.ofSeconds(1)).supportsContext(context)).isTrue();
		assertThat(slow(own, Duration.ZERO).supportsContext(context)).isFalse();
		assertThat(slow(own, Duration.ofSeconds(-1)).supportsContext(context)).isFalse();
		assertThat(slow(other, Duration.ofSeconds(1)).supportsContext(context)).isFalse();
	}

	@Test
	void handlersLeaveAContextWithoutASpanAlone(CapturedOutput output) {
		Observation.Context context = new Observation.Context();
		new ServerErrorHandler(requests(answered(500))).onStop(context);
		SlowRequestHandler slow = slow(requests(answered(200)), Duration.ofNanos(1));
		slow.onStart(context);
		slow.onStop(context);
		assertThat(output).containsPattern("Slow request: GET null took \\d{1,4} ms");
	}

	@Test
	void slowRequestIsAnEventAndALineOfItsTrace(CapturedOutput output) {
		SpanData span = finished(slow(requests(new Request("GET", "/items/{id}", 200, null)), Duration.ofNanos(1)));
		assertThat(span.getEvents()).extracting(EventData::getName).containsExactly("request.slow");
		assertThat(output).containsPattern("Slow request: GET /items/\\{id} took \\d{1,4} ms");
	}

	@Test
	void quickRequestIsNoNews(CapturedOutput output) {
		assertThat(finished(slow(requests(answered(200)), Duration.ofHours(1))).getEvents()).isEmpty();
		assertThat(output).doesNotContain("Slow request");
	}

	@Test
	void ignoresPathsByPatternAndNothingElse() {
		assertThat(observed("/items/7", "/actuator/**", "/livez")).isTrue();
		assertThat(observed("/items/7", "/items/*")).isFalse();
		assertThat(observed("/items/7", "/items")).isTrue();
		assertThat(new IgnoredPaths((any) -> null, List.of("/**")).test("other", new Observation.Context())).isTrue();
	}

	private boolean observed(String path, String... patterns) {
		assertThat(answered(200).pathWithinApplication()).isEqualTo(path);
		return new IgnoredPaths(requests(answered(200)), List.of(patterns)).test("http.server.requests",
				new Observation.Context());
	}

	private SlowRequestHandler slow(ServerRequests requests, Duration threshold) {
		return new SlowRequestHandler(requests, threshold, this.tracer);
	}

	private SpanData finished(ObservationHandler<Observation.Context> handler) {
		return finished(handler, null);
	}

	private SpanData finished(ObservationHandler<Observation.Context> handler, @Nullable Throwable error) {
		Span span = this.tracer.nextSpan().start();
		Observation.Context context = new Observation.Context();
		TracingContext tracing = new TracingContext();
		tracing.setSpan(span);
		context.put(TracingContext.class, tracing);
		handler.onStart(context);
		if (error != null) {
			span.error(error);
		}
		handler.onStop(context);
		span.end();
		return this.exporter.getFinishedSpanItems().get(0);
	}

	private static ServerRequests requests(ServerRequest request) {
		return (context) -> request;
	}

	private static ServerRequest answered(@Nullable Integer status) {
		return new Request("GET", null, status, null);
	}

	private static Map<String, String> values(KeyValues values) {
		return values.stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
	}

	private record Request(String method, @Nullable String route, @Nullable Integer status,
			@Nullable Throwable error) implements ServerRequest {

		@Override
		public String scheme() {
			return "https";
		}

		@Override
		public String host() {
			return "shop.example";
		}

		@Override
		public int port() {
			return 8443;
		}

		@Override
		public String path() {
			return "/shop/items/7";
		}

		@Override
		public String pathWithinApplication() {
			return "/items/7";
		}

		@Override
		public String client() {
			return "192.0.2.7";
		}

		@Override
		public String userAgent() {
			return "curl";
		}

		@Override
		public List<String> header(String name) {
			return List.of();
		}

	}

}
