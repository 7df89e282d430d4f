package org.reviewscope.observability.autoconfigure.http;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.observability.ExpectedRefusals;
import org.reviewscope.observability.autoconfigure.tracing.CorrectedSpan;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Convention, handler and filter of the spans of calls, attribute by attribute.
 */
class HttpPartsTests {

	private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	private final io.opentelemetry.api.trace.Tracer otel = SdkTracerProvider.builder()
		.addSpanProcessor(SimpleSpanProcessor.create(this.exporter))
		.build()
		.get("test");

	private final Tracer tracer = new OtelTracer(this.otel, new OtelCurrentTraceContext(), (event) -> {
	});

	private final ClientAnswers answers = new ClientAnswers(
			(status, headers) -> status.isSameCodeAs(HttpStatus.NOT_FOUND));

	private final SemanticClientConvention client = new SemanticClientConvention("http.client.requests", this.answers);

	@Test
	void documentationNamesWhatIsOnTheSpans() {
		assertThat(HttpObservationDocumentation.HTTP_CLIENT_REQUESTS).satisfies((requests) -> {
			assertThat(requests.getName()).isEqualTo("http.client.requests");
			assertThat(requests.getContextualName()).isEqualTo("{http.request.method} {url.template}");
			assertThat(names(requests.getHighCardinalityKeyNames())).containsExactlyInAnyOrder("error.type",
					"http.request.method", "http.response.status_code", "server.address", "server.port", "url.full",
					"url.template");
		});
		assertThat(HttpObservationDocumentation.HTTP_SERVER_REQUESTS).satisfies((requests) -> {
			assertThat(requests.getName()).isEqualTo("http.server.requests");
			assertThat(requests.getContextualName()).isEqualTo("{http.request.method} {http.route}");
			assertThat(names(requests.getHighCardinalityKeyNames())).containsExactlyInAnyOrder("client.address",
					"error.type", "http.request.method", "http.response.status_code", "http.route", "server.address",
					"server.port", "url.path", "url.scheme", "user_agent.original");
			assertThat(requests.getEvents()).singleElement().satisfies((event) -> {
				assertThat(event.getName()).isEqualTo("request.slow");
				assertThat(event.getContextualName()).isEqualTo("request.slow");
			});
		});
	}

	@Test
	void clientSpanSaysWhatWasAskedAndAnsweredWithoutSecrets() {
		ClientRequestObservationContext context = call("https://jane:pw@store.example/models/7?token=abc&x=1#top", 200);
		context.setUriTemplate("https://store.example/models/{id}?token={token}");
		assertThat(this.client.getContextualName(context)).isEqualTo("GET /models/{id}");
		assertThat(values(this.client.getHighCardinalityKeyValues(context)))
			.isEqualTo(Map.of("http.request.method", "GET", "http.response.status_code", "200", "server.address",
					"store.example", "server.port", "443", "url.full",
					"https://store.example/models/7?token=REDACTED&x=REDACTED", "url.template", "/models/{id}"));
	}

	@ParameterizedTest
	@CsvSource({ "http://a/x,80", "https://a/x,443", "http://a:8080/x,8080", "https://a:0/x,0" })
	void portIsThatOfTheSchemeUnlessItIsNamed(String url, String port) {
		assertThat(values(this.client.getHighCardinalityKeyValues(call(url, 200)))).containsEntry("server.port", port)
			.containsEntry("url.full", url)
			.doesNotContainKey("url.template");
		assertThat(this.client.getContextualName(call(url, 200))).isEqualTo("GET");
	}

	@Test
	void templateWithoutASlashIsAPathAsWell() {
		ClientRequestObservationContext context = call("http://a/x", 200);
		context.setUriTemplate("x");
		assertThat(this.client.getContextualName(context)).isEqualTo("GET /x");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none", value = { "200,none", "399,none", "400,400", "404,none", "500,500" })
	void answerIsAnErrorUnlessItsRefusalIsExpected(int status, @Nullable String type) {
		assertThat(this.answers.errorType(call("http://a/x", status))).isEqualTo(type);
	}

	@Test
	void callWithoutAnAnswerIsItsException() {
		ClientRequestObservationContext context = new ClientRequestObservationContext(
				new MockClientHttpRequest(HttpMethod.GET, URI.create("http://a/x")));
		assertThat(this.answers.errorType(context)).isNull();
		context.setError(new IllegalStateException());
		assertThat(this.answers.errorType(context)).isEqualTo("java.lang.IllegalStateException");
		assertThat(values(this.client.getHighCardinalityKeyValues(context)))
			.doesNotContainKey("http.response.status_code");
	}

	@Test
	void failureOfTheOtherSideIsNoRefusalWhateverIsExpected() {
		ClientAnswers lenient = new ClientAnswers((status, headers) -> true);
		assertThat(lenient.errorType(call("http://a/x", 500))).isEqualTo("500");
		assertThat(lenient.errorType(call("http://a/x", 400))).isNull();
	}

	@Test
	void refusalsAreThoseOfTheServiceUnlessTheyAreErrors() {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(HttpClientAutoConfiguration.class));
		ExpectedRefusals all = (status, headers) -> true;
		runner.run((context) -> assertThat(errorType(context)).isEqualTo("404"));
		runner.withBean(ExpectedRefusals.class, () -> all).run((context) -> assertThat(errorType(context)).isNull());
		runner.withBean(ExpectedRefusals.class, () -> all)
			.withPropertyValues("reviewscope.observability.refusals-are-errors=true")
			.run((context) -> assertThat(errorType(context)).isEqualTo("404"));
	}

	@Test
	void exchangeThatIsNotThereHasNoAttributes() {
		ClientRequestObservationContext call = call("http://a/x", 200);
		call.setCarrier(null);
		assertThat(this.client.getContextualName(call)).isNull();
		assertThat(values(this.client.getHighCardinalityKeyValues(call)))
			.isEqualTo(Map.of("http.response.status_code", "200"));
	}

	@Test
	void nothingIsExpectedUnlessSomebodySaysSo() {
		assertThat(new ClientAnswers(ClientAnswers.NONE).errorType(call("http://a/x", 404))).isEqualTo("404");
	}

	@ParameterizedTest
	// OK is the bridge's, until UnsetStatusCorrection takes it off
	@CsvSource({ "200,OK", "404,OK", "400,ERROR", "500,ERROR" })
	void statusOfACallFollowsItsAnswer(int status, StatusCode code) {
		assertThat(
				finished(new ClientErrorHandler(this.answers), call("http://a/x", status)).getStatus().getStatusCode())
			.isEqualTo(code);
	}

	@Test
	void expectedRefusalTakesTheErrorOff() {
		ClientRequestObservationContext refused = call("http://a/x", 404);
		refused.setError(new IllegalStateException());
		assertThat(finished(new ClientErrorHandler(this.answers), refused).getStatus().getStatusCode())
			.isEqualTo(StatusCode.OK);
		ClientRequestObservationContext failed = call("http://a/x", 500);
		failed.setError(new IllegalStateException());
		assertThat(finished(new ClientErrorHandler(this.answers), failed).getStatus().getStatusCode())
			.isEqualTo(StatusCode.ERROR);
	}

	@Test
	void statusSaysWhatTheExceptionSays() {
		ClientRequestObservationContext call = call("http://a/x", 500);
		call.setError(new IllegalStateException("boom"));
		assertThat(finished(new ClientErrorHandler(this.answers), call).getStatus().getDescription()).isEqualTo("boom");
	}

	@Test
	void handlerLooksAtItsOwnKindOnly() {
		assertThat(new ClientErrorHandler(this.answers).supportsContext(call("http://a/x", 200))).isTrue();
		assertThat(new ClientErrorHandler(this.answers).supportsContext(new Observation.Context())).isFalse();
	}

	@Test
	void handlerLeavesAContextWithoutASpanAlone() {
		ClientRequestObservationContext call = call("http://a/x", 500);
		new ClientErrorHandler(this.answers).onStop(call);
		assertThat(call.getError()).isNull();
	}

	@Test
	void labelsOfMetricsAreTakenOffHttpSpansOnly() {
		assertThat(
				filtered(SpanKind.SERVER, Map.of("http.request.method", "GET", "uri", "/", "outcome", "SUCCESS"), 200))
			.satisfies((span) -> assertThat(names(span)).containsExactlyInAnyOrder("http.request.method",
					"http.response.status_code"));
		assertThat(filtered(SpanKind.INTERNAL, Map.of("uri", "/", "outcome", "success"), 200))
			.satisfies((span) -> assertThat(names(span)).containsExactlyInAnyOrder("uri", "outcome",
					"http.response.status_code"));
	}

	@Test
	void nothingButTheExceptionOfARefusalIsTakenOff() {
		io.opentelemetry.api.trace.Span failed = call(400L);
		failed.setStatus(StatusCode.ERROR);
		assertThat(events(failed)).containsExactly("retry", "exception");
		assertThat(events(call(400L))).containsExactly("retry");
		assertThat(events(call(null))).containsExactly("retry", "exception");
	}

	@ParameterizedTest
	@CsvSource({ "CLIENT,400,0", "CLIENT,399,1", "SERVER,400,1" })
	void exceptionOfARefusalThatIsPassedOnIsTakenOff(SpanKind kind, long status, int events) {
		assertThat(filtered(kind, Map.of("http.request.method", "GET"), status).getEvents()).hasSize(events);
	}

	private <C extends Observation.Context> SpanData finished(ObservationHandler<? super C> handler, C context) {
		Span span = this.tracer.nextSpan().start();
		TracingContext tracing = new TracingContext();
		tracing.setSpan(span);
		context.put(TracingContext.class, tracing);
		if (context.getError() != null) {
			span.error(context.getError());
		}
		handler.onStop(context);
		span.end();
		return lastSpan();
	}

	private SpanData filtered(SpanKind kind, Map<String, String> attributes, long status) {
		io.opentelemetry.api.trace.Span span = this.otel.spanBuilder("span").setSpanKind(kind).startSpan();
		attributes.forEach(span::setAttribute);
		span.setAttribute("http.response.status_code", status);
		span.recordException(new IllegalStateException());
		span.end();
		return new HttpSpanCorrection().correct(CorrectedSpan.of(lastSpan()));
	}

	private io.opentelemetry.api.trace.Span call(@Nullable Long status) {
		io.opentelemetry.api.trace.Span span = this.otel.spanBuilder("span").setSpanKind(SpanKind.CLIENT).startSpan();
		span.setAttribute("http.request.method", "GET");
		if (status != null) {
			span.setAttribute("http.response.status_code", status);
		}
		return span.addEvent("retry").recordException(new IllegalStateException());
	}

	private List<String> events(io.opentelemetry.api.trace.Span span) {
		span.end();
		return new HttpSpanCorrection().correct(CorrectedSpan.of(lastSpan()))
			.getEvents()
			.stream()
			.map(EventData::getName)
			.toList();
	}

	private SpanData lastSpan() {
		List<SpanData> spans = this.exporter.getFinishedSpanItems();
		return spans.get(spans.size() - 1);
	}

	private static @Nullable String errorType(ApplicationContext context) {
		return context.getBean(ClientAnswers.class).errorType(call("http://a/x", 404));
	}

	private static List<String> names(SpanData span) {
		return span.getAttributes().asMap().keySet().stream().map(AttributeKey::getKey).toList();
	}

	private static List<String> names(KeyName[] names) {
		return Arrays.stream(names).map(KeyName::asString).toList();
	}

	private static Map<String, String> values(KeyValues values) {
		return values.stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
	}

	private static ClientRequestObservationContext call(String url, int status) {
		ClientRequestObservationContext context = new ClientRequestObservationContext(
				new MockClientHttpRequest(HttpMethod.GET, URI.create(url)));
		context.setResponse(new MockClientHttpResponse(new byte[0], status));
		return context;
	}

}
