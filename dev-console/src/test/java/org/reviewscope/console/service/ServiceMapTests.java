package org.reviewscope.console.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.console.query.Query;
import org.reviewscope.console.query.TraceScope;
import org.reviewscope.console.service.ServiceMap.Node;
import org.reviewscope.console.store.Call;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Callers are left of the services that they call.
 */
class ServiceMapTests {

	@Test
	void edgesTellRateFailuresAndLatency() {
		ServiceMap map = ServiceMap.of(List.of(call("a", "b", 10, false), call("a", "b", 30, true)), 4);

		assertThat(map.edges()).singleElement()
			.satisfies((edge) -> assertThat(edge.words())
				.isEqualTo("a to b: 30.0/min, 50 % failed, p50 30.0 ms, p99 30.0 ms"));
	}

	@Test
	void callThatSkipsAServiceGoesAroundIt() {
		ServiceMap map = ServiceMap
			.of(List.of(call("a", "c", 1, false), call("a", "b", 1, false), call("b", "c", 1, false)), 1);

		assertThat(map.nodes()).extracting(Node::name).containsExactly("a", "c", "b");
		assertThat(map.nodes()).extracting(Node::x).isEqualTo(List.of(26, 578, 302));
		assertThat(map.edges()).filteredOn(ServiceMapEdge::bent).hasSize(1);
	}

	@Test
	void servicesThatCallEachOtherAreDrawn() {
		ServiceMap map = ServiceMap
			.of(List.of(call("a", "b", 1, false), call("b", "a", 1, false), call("a", "a", 1, false)), 1);

		assertThat(map.nodes()).hasSize(2);
		assertThat(map.edges()).hasSize(3);
	}

	@Test
	void onlyTheBusiestCallsAreDrawn() {
		List<Call> calls = new ArrayList<>(
				IntStream.range(0, 1000).mapToObj((n) -> call("a", "b" + n, 1, false)).toList());
		calls.add(call("a", "b999", 1, true));

		ServiceMap map = ServiceMap.of(calls, 1);

		assertThat(map.edges()).hasSize(ServiceMap.MAX_EDGES);
		assertThat(map.edges().getFirst().words()).startsWith("a to b999");
	}

	@Test
	void nothingIsDrawnOfNothing() {
		assertThat(ServiceMap.of(List.of(), 1).edges()).isEmpty();
	}

	@Test
	void nodeAsksForTheSpansThatNameIt() {
		assertThat(node("a \"b\"").query()).isEqualTo("""
				service = "a \\"b\\"" or db.system.name = "a \\"b\\"" or db.system = "a \\"b\\"" \
				or peer.service = "a \\"b\\"" or server.address = "a \\"b\\"\"""");
		assertThat(node("localhost:8081").query()).isEqualTo("server.address = \"localhost\" and server.port = 8081");
		assertThat(node(Call.OUTSIDE).query()).isEqualTo("kind = server and parentSpanId = nil");
		assertThat(node("x".repeat(1000)).query()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "shop, kind, SERVER", "h2, db.system.name, h2", "redis, db.system, redis", "mail, peer.service, mail",
			"10.0.0.7, server.address, 10.0.0.7" })
	void queryFindsTheSpans(String name, String attribute, String value) {
		Query<Span> query = Query.spans(node(name).query());

		assertThat(query.holds(span(Map.of(attribute, value)), new TraceScope(List::of))).isTrue();
		assertThat(query.holds(span(Map.of(attribute, "other")), new TraceScope(List::of)))
			.isEqualTo(name.equals("shop"));
	}

	@Test
	void queryFindsTheCallsToAnAddress() {
		Query<Span> query = Query.spans(node("localhost:8081").query());

		assertThat(query.holds(span(Map.of("server.address", "localhost", "server.port", 8081L)),
				new TraceScope(List::of)))
			.isTrue();
		assertThat(query.holds(span(Map.of("server.address", "localhost", "server.port", 8082L)),
				new TraceScope(List::of)))
			.isFalse();
	}

	private static Node node(String name) {
		return new Node(name, 0, 0);
	}

	private static Span span(Map<String, Object> attributes) {
		return new Span("1".repeat(32), new Resource("shop", Map.of(), 1), "GET", "CLIENT", "1".repeat(16), null, 0, 1,
				SpanStatus.UNSET, attributes, List.of(), List.of());
	}

	private static Call call(String from, String to, long millis, boolean failed) {
		return new Call(from, to, millis * 1_000_000, failed);
	}

}
