package org.reviewscope.console.trace;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;
import org.reviewscope.console.telemetry.Trace;
import org.reviewscope.console.trace.CriticalPath.Stretch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The time of a trace is given to the work that the answer waited for.
 */
class CriticalPathTests {

	@Test
	void stepsOneAfterTheOtherAreAllWaitedFor() {
		CriticalPath path = new CriticalPath(
				List.of(span("a", null, 0, 100), span("b", "a", 10, 30), span("c", "a", 60, 30)));

		assertThat(path.stretchesOf("a")).containsExactly(new Stretch(90, 100), new Stretch(40, 60),
				new Stretch(0, 10));
		assertThat(path.stretchesOf("b")).containsExactly(new Stretch(10, 40));
		assertThat(path.stretchesOf("c")).containsExactly(new Stretch(60, 90));
	}

	@Test
	void onlyTheLastOfParallelStepsIsWaitedFor() {
		CriticalPath path = new CriticalPath(
				List.of(span("a", null, 0, 100), span("slow", "a", 0, 100), span("quick", "a", 0, 50)));

		assertThat(path.stretchesOf("slow")).containsExactly(new Stretch(0, 100));
		assertThat(path.stretchesOf("quick")).isEmpty();
		assertThat(path.stretchesOf("a")).isEmpty();
	}

	@Test
	void workThatGoesOnAfterTheAnswerIsNotWaitedFor() {
		CriticalPath path = new CriticalPath(List.of(span("a", null, 0, 100), span("later", "a", 90, 500)));

		assertThat(path.stretchesOf("later")).containsExactly(new Stretch(90, 100));
	}

	@Test
	void selfTimeLeavesOutWhatWasCalledOnceEvenIfItOverlaps() {
		Span span = span("a", null, 0, 100);
		CriticalPath path = new CriticalPath(List.of(span, span("b", "a", 10, 40), span("c", "a", 30, 40)));

		assertThat(path.selfNanos(span)).isEqualTo(40);
	}

	@Test
	void spansThatAreEachOthersParentEnd() {
		CriticalPath path = new CriticalPath(List.of(span("a", "b", 0, 10), span("b", "a", 0, 10)));

		assertThat(path.stretchesOf("a").size() + path.stretchesOf("b").size()).isPositive();
	}

	@Test
	void sharesAddUpToTheWhole() {
		Trace trace = new Trace("t", List.of(span("a", null, 0, 100), span("x", "a", 10, 31), span("y", "a", 60, 31)),
				List.of());

		assertThat(TimeShare.of(trace, new CriticalPath(trace.spans()), List.of("shop")))
			.extracting(TimeShare::percent, TimeShare::service, TimeShare::name, TimeShare::offset)
			.containsExactly(tuple(38L, "shop", "a", "0.000%"), tuple(31L, "shop", "x", "38.000%"),
					tuple(31L, "shop", "y", "69.000%"));
	}

	private static Span span(String id, String parent, long start, long duration) {
		return new Span("t", new Resource("shop", Map.of(), 1), id, "INTERNAL", id, parent, start, duration,
				SpanStatus.UNSET, Map.of(), List.of(), List.of());
	}

}
