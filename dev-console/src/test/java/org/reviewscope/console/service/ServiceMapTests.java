package org.reviewscope.console.service;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.service.ServiceMap.Node;
import org.reviewscope.console.store.Call;

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

	private static Call call(String from, String to, long millis, boolean failed) {
		return new Call(from, to, millis * 1_000_000, failed);
	}

}
