package org.reviewscope.observability.autoconfigure.tracing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelFinishedSpan;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Answers;
import org.reviewscope.observability.TraceEvents;
import org.reviewscope.observability.convention.LongKeyValue;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Sampler, handler and the like, each by itself.
 */
@ExtendWith(OutputCaptureExtension.class)
class TracingPartsTests {

	private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

	private final Sampler sampler = new NoClientRootsSampler(Sampler.alwaysOn());

	@Test
	void onlyClientSpansWithoutAParentAreDropped() {
		Context inTrace = Context.root()
			.with(Span.wrap(SpanContext.create(TRACE_ID, "00f067aa0ba902b7", TraceFlags.getSampled(),
					TraceState.getDefault())));
		assertThat(decision(SpanKind.CLIENT, Context.root())).isEqualTo(SamplingDecision.DROP);
		assertThat(decision(SpanKind.CLIENT, inTrace)).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
		assertThat(decision(SpanKind.SERVER, Context.root())).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
		assertThat(decision(SpanKind.INTERNAL, inTrace)).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
	}

	@Test
	void samplerDescribesItselfAndWhatItAsks() {
		assertThat(this.sampler.getDescription()).isEqualTo("NoClientRoots{AlwaysOnSampler}");
		assertThat(this.sampler).hasToString("NoClientRoots{AlwaysOnSampler}");
	}

	@Test
	@SuppressWarnings("try")
	void receivedBaggageIsOnTheSpanByItsFields() {
		ReceivedBaggageHandler handler = new ReceivedBaggageHandler(List.of("tenant.id", "user.id"));
		ReceiverContext<Map<String, String>> context = new ReceiverContext<>(Map::get);
		Span span = SdkTracerProvider.builder().build().get("test").spanBuilder("request").startSpan();
		Baggage baggage = Baggage.builder().put("tenant.id", "acme").put("secret", "x").build();
		try (Scope ofSpan = span.makeCurrent(); Scope ofBaggage = baggage.makeCurrent()) {
			handler.onScopeOpened(context);
		}
		Map<AttributeKey<?>, Object> attributes = new HashMap<>(((ReadableSpan) span).getAttributes().asMap());
		assertThat(attributes).containsExactly(Map.entry(AttributeKey.stringKey("tenant.id"), "acme"));
		assertThat(handler.supportsContext(context)).isTrue();
		assertThat(handler.supportsContext(new Observation.Context())).isFalse();
	}

	@Test
	void numbersAreNumbersOnTheSpan() {
		io.opentelemetry.api.trace.Tracer otel = SdkTracerProvider.builder().build().get("test");
		io.micrometer.tracing.Span span = new OtelTracer(otel, new OtelCurrentTraceContext(), (event) -> {
		}).nextSpan().start();
		Observation.Context context = new Observation.Context();
		context.addHighCardinalityKeyValue(new LongKeyValue("app.tokens", 12));
		context.addHighCardinalityKeyValue(KeyValue.of("app.model.name", "m"));
		LongAttributesHandler handler = new LongAttributesHandler();
		assertThat(handler.supportsContext(context)).isTrue();
		handler.onStop(context);
		assertThat(context.getHighCardinalityKeyValue("app.tokens")).isNotNull();
		TracingContext tracing = new TracingContext();
		context.put(TracingContext.class, tracing);
		handler.onStop(context);
		assertThat(context.getHighCardinalityKeyValue("app.tokens")).isNotNull();
		tracing.setSpan(span);
		handler.onStop(context);
		assertThat(context.getHighCardinalityKeyValues()).extracting(KeyValue::getKey)
			.containsExactly("app.model.name");
		assertThat(((ReadableSpan) OtelSpan.toOtel(span)).getAttributes().asMap())
			.isEqualTo(Map.of(AttributeKey.longKey("app.tokens"), 12L));
	}

	@ParameterizedTest
	@CsvSource({ "OK,UNSET", "ERROR,ERROR", "UNSET,UNSET" })
	void statusIsUnsetUnlessItIsAnError(StatusCode status, StatusCode kept) {
		Span span = SdkTracerProvider.builder().build().get("test").spanBuilder("request").startSpan();
		span.setStatus(status);
		FinishedSpan finished = OtelFinishedSpan.fromOtel(((ReadableSpan) span).toSpanData());
		FinishedSpan filtered = new CorrectingSpanFilter(List.of(new UnsetStatusCorrection())).map(finished);
		assertThat(OtelFinishedSpan.toOtel(filtered).getStatus().getStatusCode()).isEqualTo(kept);
		assertThat(filtered == finished).isEqualTo(status == kept);
	}

	@Test
	void eventWithoutAttributesHasNone() {
		Map<String, Map<String, ?>> noted = new HashMap<>();
		TraceEvents events = noted::put;
		events.event("retry");
		assertThat(noted).isEqualTo(Map.of("retry", Map.of()));
	}

	@Test
	void missingTracerIsToldAndAnotherIsNot(CapturedOutput output) {
		new TracingMissingWarning(provider(mock())).afterSingletonsInstantiated();
		assertThat(output).doesNotContain("No request will be traced");
		new TracingMissingWarning(provider(Tracer.NOOP)).afterSingletonsInstantiated();
		assertThat(output).contains("No request will be traced");
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = "00000000000000000000000000000000")
	void noTraceHasNoId(@Nullable String traceId) {
		assertThat(traceId(tracer(traceId))).isNull();
	}

	@Test
	void idIsThatOfTheTracersContext() {
		assertThat(traceId(tracer(TRACE_ID))).isEqualTo(TRACE_ID);
		assertThat(traceId(null)).isNull();
		assertThat(traceId(Tracer.NOOP)).isNull();
	}

	@Test
	void tracerWithoutAContextHasNoId() {
		Tracer tracer = mock(Answers.RETURNS_DEEP_STUBS);
		given(tracer.currentTraceContext().context()).willReturn(null);
		assertThat(traceId(tracer)).isNull();
	}

	@Test
	void workIsDoneAlsoWhereNothingTraces() {
		List<String> done = new ArrayList<>();
		UnlinkedWork work = new UnlinkedWork();
		assertThat(work.capture()).isNotNull();
		work.run("later", work.capture(), () -> done.add("work"));
		assertThat(done).containsExactly("work");
		assertThat(work.<String>call("later", List.of(work.capture()), () -> "result")).isEqualTo("result");
	}

	private SamplingDecision decision(SpanKind kind, Context parent) {
		return this.sampler.shouldSample(parent, TRACE_ID, "span", kind, Attributes.empty(), List.of()).getDecision();
	}

	private static Tracer tracer(@Nullable String traceId) {
		Tracer tracer = mock(Answers.RETURNS_DEEP_STUBS);
		TraceContext context = mock();
		given(context.traceId()).willReturn(traceId);
		given(tracer.currentTraceContext().context()).willReturn(context);
		return tracer;
	}

	private static @Nullable String traceId(@Nullable Tracer tracer) {
		return new TracerCurrentTrace(provider(tracer)).traceId();
	}

	private static ObjectProvider<Tracer> provider(@Nullable Tracer tracer) {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		if (tracer != null) {
			beans.addBean("tracer", tracer);
		}
		return beans.getBeanProvider(Tracer.class);
	}

}
