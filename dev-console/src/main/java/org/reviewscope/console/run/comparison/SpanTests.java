package org.reviewscope.console.run.comparison;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.run.Route;
import org.reviewscope.console.run.RouteRun;
import org.reviewscope.console.run.RouteRun.SpanRun;
import org.reviewscope.console.run.SpanPath;

/**
 * Compares the trees of spans of a route in two runs.
 *
 * @param before the run before
 * @param after the run after
 */
record SpanTests(RouteRun before, RouteRun after) {

	Stream<Hypothesis> all() {
		Map<SpanPath, SpanRun> old = byPath(this.before);
		Map<SpanPath, SpanRun> now = byPath(this.after);
		Set<SpanPath> paths = new HashSet<>(old.keySet());
		paths.addAll(now.keySet());
		return paths.stream().map((path) -> hypothesis(path, old.get(path), now.get(path)));
	}

	/**
	 * Leaves out what follows from another finding: below a new span, all is new.
	 * @param findings findings of all routes
	 * @return the topmost ones
	 */
	static List<Finding> topmost(List<Finding> findings) {
		Set<Place> places = findings.stream().map(Place::of).collect(Collectors.toSet());
		return findings.stream().filter((finding) -> !places.contains(Place.of(finding).above())).toList();
	}

	private Hypothesis hypothesis(SpanPath path, @Nullable SpanRun old, @Nullable SpanRun now) {
		double[] countsBefore = each(old, this.before);
		double[] countsAfter = each(now, this.after);
		double less = mean(old, this.before);
		double more = mean(now, this.after);
		return new Hypothesis(new Finding(Kind.SPANS, this.before.route(), path.steps(),
				"spans per request %s: %s".formatted(Figures.change(less, more), path.steps().getLast()), less, more,
				Significance.location(countsBefore, countsAfter),
				(old != null) ? old.trace() : this.before.typicalTrace(),
				(now != null) ? now.trace() : this.after.typicalTrace()));
	}

	private static double[] each(@Nullable SpanRun span, RouteRun run) {
		return (span != null) ? span.counts().each(run.requests()) : new double[run.requests()];
	}

	private static double mean(@Nullable SpanRun span, RouteRun run) {
		return (span != null) ? (double) span.counts().sum() / run.requests() : 0;
	}

	private static Map<SpanPath, SpanRun> byPath(RouteRun run) {
		return run.spans().stream().collect(Collectors.toMap(SpanRun::path, Function.identity(), (one, _) -> one));
	}

	/**
	 * Where something differs, and in which direction.
	 */
	private record Place(@Nullable Route route, SpanPath path, boolean more) {

		static Place of(Finding finding) {
			return new Place(finding.route(), new SpanPath(finding.path()), finding.isMore());
		}

		Place above() {
			return new Place(this.route, this.path.parent(), this.more);
		}

	}

}
