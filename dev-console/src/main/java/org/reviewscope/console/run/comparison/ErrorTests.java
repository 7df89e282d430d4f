package org.reviewscope.console.run.comparison;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.run.ErrorRun;
import org.reviewscope.console.run.ErrorRun.ErrorLine;
import org.reviewscope.console.run.Run;

/**
 * Compares the errors that were logged in two runs.
 *
 * @param before the run before
 * @param after the run after
 */
record ErrorTests(Run before, Run after) {

	List<ErrorComparison> all() {
		Map<ErrorLine, ErrorRun> old = byError(this.before);
		Map<ErrorLine, ErrorRun> now = byError(this.after);
		Set<ErrorLine> errors = new LinkedHashSet<>(now.keySet());
		errors.addAll(old.keySet());
		return errors.stream()
			.map((error) -> new ErrorComparison(error, count(old.get(error)), count(now.get(error)),
					trace(now.get(error), old.get(error))))
			.toList();
	}

	Hypothesis hypothesis(ErrorComparison error) {
		double pValue = Significance.rate(error.before(), this.before.requests(), error.after(), this.after.requests());
		String text = "error logged %d \u2192 %d times by %s: %s".formatted(error.before(), error.after(),
				error.error().service(), error.error().message());
		return new Hypothesis(
				new Finding(Kind.ERRORS, null, List.of(), text, (double) error.before() / this.before.requests(),
						(double) error.after() / this.after.requests(), pValue, null, error.trace()));
	}

	private static int count(@Nullable ErrorRun run) {
		return (run != null) ? run.count() : 0;
	}

	private static @Nullable String trace(@Nullable ErrorRun now, @Nullable ErrorRun old) {
		if (now != null && now.trace() != null) {
			return now.trace();
		}
		return (old != null) ? old.trace() : null;
	}

	private static Map<ErrorLine, ErrorRun> byError(Run run) {
		return run.errors().stream().collect(Collectors.toMap(ErrorRun::error, Function.identity(), (one, _) -> one));
	}

}
