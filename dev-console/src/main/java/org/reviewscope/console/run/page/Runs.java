package org.reviewscope.console.run.page;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.reviewscope.console.query.TimeRange;
import org.reviewscope.console.run.Run;
import org.reviewscope.console.run.RunReader;
import org.reviewscope.console.run.comparison.RunComparer;
import org.reviewscope.console.run.kept.FoundRun;
import org.reviewscope.console.run.kept.KeptRun;
import org.reviewscope.console.run.kept.Listed;
import org.reviewscope.console.run.kept.RunException;
import org.reviewscope.console.run.kept.RunStore;
import org.reviewscope.console.store.TelemetryStore;

import org.springframework.stereotype.Component;

/**
 * What can be done with runs, for the pages and for programs.
 */
@Component
class Runs {

	private final TelemetryStore telemetry;

	private final RunStore store;

	Runs(TelemetryStore telemetry, RunStore store) {
		this.telemetry = telemetry;
		this.store = store;
	}

	boolean areKept() {
		return this.store.isOn();
	}

	String defaultName() {
		return this.store.defaultName();
	}

	List<Listed> list() {
		return this.store.list();
	}

	/**
	 * Keeps the requests of a time range as a run.
	 * @param asked its name and the range
	 * @return what is kept
	 */
	KeptRun keep(NewRun asked) {
		String name = asked.nameOr(this.store.defaultName());
		TimeRange range = TimeRange.of(asked.begin(), asked.end(), Instant.now());
		Run run = RunReader.read(this.telemetry.traces(), this.telemetry.lines(), range::contains);
		if (run.requests() == 0) {
			throw RunException
				.refused("No request began in this time. Spans arrive some seconds after their request, and the "
						+ "oldest are dropped");
		}
		return this.store.keep(name, run);
	}

	/**
	 * The traces that the console still has.
	 * @return their ids
	 */
	Set<String> traces() {
		return this.telemetry.traces().stream().map((spans) -> spans.getFirst().traceId()).collect(Collectors.toSet());
	}

	ComparedRuns compare(String before, String after) {
		FoundRun old = this.store.find(before);
		FoundRun now = this.store.find(after);
		return new ComparedRuns(old.head(), now.head(), RunComparer.compare(old.run(), now.run()));
	}

}
