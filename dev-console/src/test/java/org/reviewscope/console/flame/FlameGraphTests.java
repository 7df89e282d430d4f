package org.reviewscope.console.flame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.flame.FlameGraph.Frame;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Frames are as wide as the work below them, and calls of a loop are one.
 */
class FlameGraphTests {

	private static final List<String> SERVICES = List.of("shop");

	// Self times in milliseconds
	private static final Map<String, Long> SELF = Map.of("root", 40L, "loop", 10L, "slow", 40L);

	@Test
	void callsOfALoopAreOneFrame() {
		FlameGraph graph = draw(span(1, 0, "root"), span(2, 1, "loop"), span(3, 1, "loop"), span(4, 1, "slow"));

		assertThat(graph.frames()).extracting(Frame::name, Frame::depth, Frame::x, Frame::width)
			.containsExactly(tuple("root", 0, "0.000%", "100.000%"), tuple("loop", 1, "0.000%", "20.000%"),
					tuple("slow", 1, "20.000%", "40.000%"));
		assertThat(graph.frames().get(1).label()).isEqualTo("loop of shop: 20.0 ms, 20 %, self time 20.0 ms, spans: 2");
		assertThat(graph.height()).isEqualTo(44);
	}

	@Test
	void sameNameElsewhereIsAnotherFrame() {
		FlameGraph graph = draw(span(1, 0, "root"), span(2, 1, "loop"), span(3, 1, "slow"), span(4, 3, "loop"));

		assertThat(graph.frames()).extracting(Frame::name, Frame::depth)
			.containsExactly(tuple("root", 0), tuple("loop", 1), tuple("slow", 1), tuple("loop", 2));
	}

	@Test
	void narrowFramesAreCounted() {
		List<Span> spans = new ArrayList<>(List.of(span(1, 0, "root")));
		spans.add(span(2, 1, "nothing"));

		FlameGraph graph = draw(spans.toArray(Span[]::new));

		assertThat(graph.frames()).extracting(Frame::name).containsExactly("root");
		assertThat(graph.hidden()).isOne();
	}

	@Test
	void spansThatAreTheirOwnAncestorsAreDrawn() {
		FlameGraph graph = draw(span(1, 2, "root"), span(2, 1, "loop"));

		assertThat(graph.frames()).extracting(Frame::name, Frame::depth)
			.containsExactly(tuple("root", 0), tuple("loop", 1));
	}

	@Test
	void deepTraceIsDrawn() {
		List<Span> spans = new ArrayList<>();
		for (int i = 1; i <= 2000; i++) {
			spans.add(span(i, i - 1, "root"));
		}

		assertThat(draw(spans.toArray(Span[]::new)).frames()).hasSizeGreaterThan(1900);
	}

	@Test
	void traceThatTookNoTimeHasNoFrames() {
		assertThat(draw(span(1, 0, "nothing")).frames()).isEmpty();
		assertThat(draw().frames()).isEmpty();
	}

	private static FlameGraph draw(Span... spans) {
		return FlameGraph.of(List.of(spans), (span) -> 1_000_000 * SELF.getOrDefault(span.name(), 0L), SERVICES);
	}

	private static Span span(int number, int parent, String name) {
		return new Span("%032x".formatted(1), new Resource("shop", Map.of(), 1), name, "INTERNAL",
				"%016x".formatted(number), (parent > 0) ? "%016x".formatted(parent) : null, number, 1, SpanStatus.UNSET,
				Map.of(), List.of(), List.of());
	}

}
