package org.reviewscope.observability.autoconfigure.xray;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Header by header, without a service around it.
 */
class XrayPropagatorTests {

	private static final String ROOT = "Root=1-5759e988-bd862e3fe1be46a994272793";

	private static final String TRACE_ID = "5759e988bd862e3fe1be46a994272793";

	private static final String SPAN_ID = "53995c3f42cd8ad8";

	private static final String TRACE = ROOT + ";Parent=" + SPAN_ID;

	private final XrayPropagator propagator = new XrayPropagator();

	@ParameterizedTest
	@ValueSource(strings = { TRACE + ";Sampled=1", "Self=1-67891234-12456789abcdef012345678;" + TRACE + ";Sampled=1",
			"Sampled=1; Parent=" + SPAN_ID + "; " + ROOT, TRACE + ";Sampled=1;Lineage=100:e3b0c442:11",
			TRACE + ";Sampled=1;Lineage=aaaaaaaaaaaa::", TRACE + ";Sampled=1;Rooted=1;Own",
			";;" + TRACE + ";Sampled=1;" })
	void readsTheTraceAndNothingElse(String header) {
		Context context = extract(header);
		SpanContext span = Span.fromContext(context).getSpanContext();
		assertThat(span.getTraceId()).isEqualTo(TRACE_ID);
		assertThat(span.getSpanId()).isEqualTo(SPAN_ID);
		assertThat(span.isRemote()).isTrue();
		assertThat(span.isSampled()).isTrue();
		assertThat(Baggage.fromContextOrNull(context)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { TRACE + ";Sampled=0", TRACE })
	void whatIsNotSampledIsReadAsSuch(String header) {
		assertThat(Span.fromContext(extract(header)).getSpanContext()).isEqualTo(SpanContext
			.createFromRemoteParent(TRACE_ID, SPAN_ID, TraceFlags.getDefault(), TraceState.getDefault()));
	}

	@ParameterizedTest
	@MethodSource
	void ignoresWhatIsMalformed(String header) {
		assertThat(extract(header)).isSameAs(Context.root());
	}

	static Stream<String> ignoresWhatIsMalformed() {
		return Stream.of("", " ", ";", "=", "Root", "Root=", "garbage", ROOT, ROOT + ";Sampled=1", "Parent=" + SPAN_ID,
				ROOT + ";Parent=" + SPAN_ID.substring(1), ROOT + ";Parent=" + SPAN_ID + "0",
				ROOT + ";Parent=" + SPAN_ID.replace('c', 'C'), ROOT + ";Parent=zzzzzzzzzzzzzzzz",
				ROOT + ";Parent=0000000000000000", TRACE.replace("=1-", "=2-"), TRACE.replace('b', 'x'),
				TRACE.replace("-bd", "bd-"), TRACE.replace("1-5759e988", "1-"), TRACE + ";Sampled=2",
				TRACE + ";Sampled=", TRACE + ";Sampled=?", TRACE + ";Sampled=true", TRACE.toLowerCase(),
				TRACE + ";Sampled=1;Own=" + "x".repeat(512), "Root=".repeat(100), ";".repeat(8000),
				"\u0000\u00fc\ud83d\ude00");
	}

	@Test
	void noGarbageIsAFailure() {
		List<String> pieces = List.of("Root=", "Parent=", "Sampled=", "Lineage=", "Self=", "1-", "5759e988", "-", ":",
				"bd862e3fe1be46a994272793", SPAN_ID, "0", "1", ";", "=", " ", "::", "100:e3b0c442:11", "aaaaaaaaaaaa");
		Random random = new Random(1);
		for (int i = 0; i < 20_000; i++) {
			String header = random.ints(random.nextInt(12), 0, pieces.size())
				.mapToObj(pieces::get)
				.collect(Collectors.joining());
			assertThat(extract(header)).as(header).isNotNull();
		}
	}

	@Test
	void noHeaderIsNoTrace() {
		assertThat(this.propagator.extract(Context.root(), Map.of(), new MapGetter())).isSameAs(Context.root());
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void writesRootParentAndSampled(boolean sampled) {
		TraceFlags flags = sampled ? TraceFlags.getSampled() : TraceFlags.getDefault();
		assertThat(inject(flags, TraceState.getDefault()))
			.isEqualTo(Map.of("X-Amzn-Trace-Id", TRACE + ";Sampled=" + (sampled ? 1 : 0)));
		assertThat(this.propagator.fields()).containsExactly("X-Amzn-Trace-Id");
	}

	@Test
	void traceStateOfTheCallerBecomesNoBaggage() {
		TraceState fromOutside = TraceState.builder().put("xrsr", "forged").build();
		assertThat(inject(TraceFlags.getSampled(), fromOutside)).containsOnlyKeys("X-Amzn-Trace-Id");
	}

	@Test
	void writesNothingOutsideATrace() {
		Map<String, String> carrier = new HashMap<>();
		this.propagator.inject(Context.root(), carrier, Map::put);
		assertThat(carrier).isEmpty();
	}

	private Map<String, String> inject(TraceFlags flags, TraceState state) {
		Map<String, String> carrier = new HashMap<>();
		Span span = Span.wrap(SpanContext.create(TRACE_ID, SPAN_ID, flags, state));
		this.propagator.inject(Context.root().with(span), carrier, Map::put);
		return carrier;
	}

	private Context extract(String header) {
		return this.propagator.extract(Context.root(), Map.of(XrayPropagator.HEADER, header), new MapGetter());
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
