package org.reviewscope.console.run.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.reviewscope.console.run.Route;
import org.reviewscope.console.run.RouteRun;
import org.reviewscope.console.run.Run;

/**
 * Compares two runs. Each kind of difference is corrected for the number of its own
 * comparisons: a program with many spans must not hide that it is slower.
 */
public final class RunComparer {

	private final Map<Route, RouteRun> before;

	private final Map<Route, RouteRun> after;

	private final ErrorTests errors;

	private final List<RouteTests> routes;

	private RunComparer(Run before, Run after) {
		this.before = byRoute(before);
		this.after = byRoute(after);
		this.errors = new ErrorTests(before, after);
		this.routes = this.after.values().stream().flatMap(this::tests).filter(RouteTests::isEnough).toList();
	}

	/**
	 * Compares two runs.
	 * @param before the run before a change
	 * @param after the run after it
	 * @return what differs
	 */
	public static Comparison compare(Run before, Run after) {
		RunComparer comparer = new RunComparer(before, after);
		List<Finding> findings = Stream
			.of(comparer.of(RouteTests::failures), comparer.of(RouteTests::statements), comparer.of(RouteTests::median),
					comparer.tails(), comparer.logged(), comparer.spans())
			.flatMap(List::stream)
			.sorted(Comparator.comparing(Finding::isRegression).reversed())
			.toList();
		return new Comparison(findings, comparer.table(), comparer.errors.all());
	}

	private List<Finding> of(Function<RouteTests, Hypothesis> test) {
		return Holm.significant(this.routes.stream().map(test).toList());
	}

	private List<Finding> tails() {
		return Holm
			.significant(this.routes.stream().filter(RouteTests::isEnoughForTail).map(RouteTests::tail).toList());
	}

	private List<Finding> logged() {
		return Holm.significant(this.errors.all().stream().map(this.errors::hypothesis).toList());
	}

	private List<Finding> spans() {
		return SpanTests.topmost(Holm.significant(
				this.routes.stream().flatMap((route) -> new SpanTests(route.before(), route.after()).all()).toList()));
	}

	private List<RouteComparison> table() {
		Set<Route> all = new TreeSet<>(Comparator.comparing(Route::toString));
		all.addAll(this.before.keySet());
		all.addAll(this.after.keySet());
		return all.stream().map(this::row).toList();
	}

	private RouteComparison row(Route route) {
		RouteRun old = this.before.get(route);
		RouteRun now = this.after.get(route);
		if (old == null || now == null) {
			return new RouteComparison(route, Figures.of(old), Figures.of(now), false, false);
		}
		RouteTests tests = new RouteTests(old, now);
		return new RouteComparison(route, Figures.of(old), Figures.of(now), tests.isEnough(), tests.isEnoughForTail());
	}

	private Stream<RouteTests> tests(RouteRun now) {
		RouteRun old = this.before.get(now.route());
		return (old != null) ? Stream.of(new RouteTests(old, now)) : Stream.empty();
	}

	private static Map<Route, RouteRun> byRoute(Run run) {
		return run.routes().stream().collect(Collectors.toMap(RouteRun::route, Function.identity(), (one, _) -> one));
	}

}
