package org.reviewscope.observability.autoconfigure.tracing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Answers;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Sampler, handler and the like, each by itself.
 */
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
	void receivedBaggageIsOnTheSpanByItsFields() {
		ReceivedBaggageHandler handler = new ReceivedBaggageHandler(List.of("tenant.id", "user.id"));
		ReceiverContext<Map<String, String>> context = new ReceiverContext<>(Map::get);
		Span span = SdkTracerProvider.builder().build().get("test").spanBuilder("request").startSpan();
		Baggage baggage = Baggage.builder().put("tenant.id", "acme").put("secret", "x").build();
		try (Scope _ = span.makeCurrent(); Scope _ = baggage.makeCurrent()) {
			handler.onScopeOpened(context);
		}
		Map<AttributeKey<?>, Object> attributes = new HashMap<>(((ReadableSpan) span).getAttributes().asMap());
		assertThat(attributes).containsExactly(Map.entry(AttributeKey.stringKey("tenant.id"), "acme"));
		assertThat(handler.supportsContext(context)).isTrue();
		assertThat(handler.supportsContext(new Observation.Context())).isFalse();
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
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		if (tracer != null) {
			beans.addBean("tracer", tracer);
		}
		return new TracerCurrentTrace(beans.getBeanProvider(Tracer.class)).traceId();
	}

}
