package org.reviewscope.observability.autoconfigure.edge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageEntry;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.ObservabilityProperties.Edge;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Header by header, without a service around it.
 */
class EdgeHeadersTests {

	private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String SPAN_ID = "00f067aa0ba902b7";

	private final EdgeHeaders headers = new EdgeHeaders(new Edge(true, null, "[a-z]+", "lower-case letters"));

	private final TextMapPropagator propagator = new EdgePropagator(
			TextMapPropagator.composite(W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance()),
			this.headers);

	@Test
	void onlyAcceptableValuesBecomeBaggage() {
		assertThat(this.headers.toBaggage(Map.of("x-tenant-id", "acme", "x-user-id", "4")::get).asMap())
			.hasEntrySatisfying("tenant.id", (entry) -> assertThat(entry.getValue()).isEqualTo("acme"))
			.containsOnlyKeys("tenant.id");
	}

	@Test
	void firstHeaderByNameIsComplainedOf() {
		assertThat(this.headers.complaint((name) -> "4"))
			.isEqualTo("The header 'x-tenant-id' must be lower-case letters.");
		assertThat(this.headers.complaint(Map.of("x-tenant-id", "acme", "x-user-id", "4")::get))
			.isEqualTo("The header 'x-user-id' must be lower-case letters.");
	}

	@Test
	void emptyHeaderIsNeitherBaggageNorWrong() {
		assertThat(this.headers.complaint((name) -> "")).isNull();
		assertThat(this.headers.toBaggage((name) -> "").isEmpty()).isTrue();
	}

	@Test
	void traceIsContinuedAndBaggageReplaced() {
		Context context = this.propagator.extract(Context.root(), Map.of("traceparent",
				"00-" + TRACE_ID + "-" + SPAN_ID + "-01", "baggage", "secret=1,tenant.id=other", "x-tenant-id", "acme"),
				new MapGetter());
		assertThat(Span.fromContext(context).getSpanContext().getTraceId()).isEqualTo(TRACE_ID);
		assertThat(Baggage.fromContext(context).asMap()).containsOnlyKeys("tenant.id")
			.extractingByKey("tenant.id")
			.extracting(BaggageEntry::getValue)
			.isEqualTo("acme");
	}

	@Test
	void injectsTraceAndBaggageAsEverybodyDoes() {
		SpanContext span = SpanContext.create(TRACE_ID, SPAN_ID, TraceFlags.getSampled(), TraceState.getDefault());
		Map<String, String> carrier = new HashMap<>();
		this.propagator.inject(
				Context.root().with(Span.wrap(span)).with(Baggage.builder().put("tenant.id", "acme").build()), carrier,
				Map::put);
		assertThat(carrier).containsEntry("traceparent", "00-" + TRACE_ID + "-" + SPAN_ID + "-01")
			.containsEntry("baggage", "tenant.id=acme");
		assertThat(this.propagator.fields()).containsExactlyInAnyOrder("traceparent", "tracestate", "baggage");
	}

	/**
	 * Reads headers from a map.
	 */
	private static final class MapGetter implements TextMapGetter<Map<String, String>> {

		@Override
		public Iterable<String> keys(Map<String, String> carrier) {
			return List.copyOf(carrier.keySet());
		}

		@Override
		public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
			return (carrier != null) ? carrier.get(key) : null;
		}

	}

}
