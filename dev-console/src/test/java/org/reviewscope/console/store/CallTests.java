package org.reviewscope.console.store;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spans whose parent is another service's are calls.
 */
class CallTests {

	@Test
	void callsAreReadFromSpans() {
		List<Span> spans = List.of(span("shop", "SERVER", 1, 0, SpanStatus.UNSET, Map.of()),
				span("shop", "CLIENT", 2, 1, SpanStatus.ERROR, Map.of("peer.service", "ignored: it answered")),
				span("bank", "SERVER", 3, 2, SpanStatus.UNSET, Map.of()),
				span("bank", "INTERNAL", 4, 3, SpanStatus.UNSET, Map.of()),
				span("bank", "CLIENT", 5, 4, SpanStatus.UNSET, Map.of("db.system.name", "h2")));

		assertThat(calls(spans)).containsExactly(new Call(Call.OUTSIDE, "shop", 5, false),
				new Call("shop", "bank", 5, true), new Call("bank", "h2", 5, false));
	}

	@Test
	void callThatNobodyAnswersGoesWhereItsAddressHasAnsweredBefore() {
		Map<String, Object> bank = Map.of("server.address", "localhost", "server.port", 8082L);
		List<Span> spans = List.of(span("shop", "SERVER", 1, 0, SpanStatus.ERROR, Map.of()),
				span("shop", "CLIENT", 2, 1, SpanStatus.ERROR, bank),
				span("shop", "CLIENT", 3, 1, SpanStatus.ERROR, Map.of("server.address", "elsewhere")),
				span("shop", "CLIENT", 4, 1, SpanStatus.ERROR, Map.of()));

		assertThat(new Calls(spans, Map.of("localhost:8082", "bank")).stream()).containsExactly(
				new Call(Call.OUTSIDE, "shop", 5, true), new Call("shop", "bank", 5, true),
				new Call("shop", "elsewhere", 5, true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "db.system.name", "db.system", "peer.service" })
	void calleeWithoutSpansIsCalledByWhatItsCallerSays(String attribute) {
		assertThat(calls(List.of(span("shop", "CLIENT", 1, 9, SpanStatus.UNSET, Map.of(attribute, "h2")))))
			.containsExactly(new Call("shop", "h2", 5, false));
	}

	@Test
	void storeRemembersWhoAnsweredAtAnAddress() {
		Map<String, Object> bank = Map.of("server.address", "localhost", "server.port", 8082L);
		TelemetryStore store = new TelemetryStore(TelemetryFixtures.limits(10, 100, 10, 10));
		store.addSpans(List.of(span("bank", "SERVER", 1, 0, SpanStatus.UNSET, bank)));
		store.addSpans(List.of(new Span(TelemetryFixtures.traceId(2), new Resource("shop", Map.of(), 1), "work",
				"CLIENT", "s2", null, 2, 5, SpanStatus.ERROR, bank, List.of(), List.of())));

		assertThat(store.callsSince(0)).contains(new Call("shop", "bank", 5, true));
	}

	@Test
	void refusalThatIsPassedOnIsNoFailure() {
		Map<String, Object> refused = Map.of("http.response.status_code", 400L);
		List<Span> spans = List.of(span("shop", "SERVER", 1, 0, SpanStatus.UNSET, refused),
				span("shop", "INTERNAL", 2, 1, SpanStatus.UNSET, Map.of()),
				span("shop", "CLIENT", 3, 2, SpanStatus.ERROR, refused),
				span("bank", "SERVER", 4, 3, SpanStatus.UNSET, refused));

		assertThat(calls(spans)).containsExactly(new Call(Call.OUTSIDE, "shop", 5, false),
				new Call("shop", "bank", 5, false));
	}

	@Test
	void refusalThatTheCallerCouldNotHandleIsAFailure() {
		List<Span> spans = List.of(span("shop", "SERVER", 1, 0, SpanStatus.ERROR, Map.of()),
				span("shop", "CLIENT", 2, 1, SpanStatus.ERROR, Map.of("http.response.status_code", 404L)),
				span("bank", "SERVER", 3, 2, SpanStatus.UNSET, Map.of()));

		assertThat(calls(spans)).contains(new Call("shop", "bank", 5, true));
	}

	@Test
	void spansThatRunInACircleEnd() {
		List<Span> spans = List.of(
				span("shop", "CLIENT", 1, 2, SpanStatus.ERROR,
						Map.of("http.response.status_code", 404L, "server.address", "bank")),
				span("shop", "CLIENT", 2, 1, SpanStatus.UNSET, Map.of()));

		assertThat(calls(spans)).isEmpty();
	}

	private static List<Call> calls(List<Span> spans) {
		return new Calls(spans, Map.of()).stream().toList();
	}

	private static Span span(String service, String kind, int number, int parent, SpanStatus status,
			Map<String, Object> attributes) {
		return new Span(TelemetryFixtures.TRACE_ID, new Resource(service, Map.of(), 1), "work", kind, "s" + number,
				(parent > 0) ? "s" + parent : null, number, 5, status, attributes, List.of(), List.of());
	}

}
