package org.reviewscope.console.run;

import java.util.List;
import java.util.function.LongPredicate;

import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;

/**
 * Makes a run of traces and log records.
 */
public final class RunReader {

	private RunReader() {
	}

	/**
	 * Reads the requests that began in a time range, and the errors that were logged in
	 * it.
	 * @param traces the spans of each trace; where there are too many requests, the first
	 * count
	 * @param lines the log records
	 * @param range whether a time, in nanoseconds since 1970, lies in the range
	 * @return the run, without requests when none began then
	 */
	public static Run read(List<List<Span>> traces, List<LogLine> lines, LongPredicate range) {
		RunSampler sampler = new RunSampler();
		traces.stream()
			.flatMap((trace) -> Request.of(trace).stream())
			.filter((request) -> range.test(request.entry().startTimeUnixNano()))
			.forEach(sampler::add);
		lines.stream()
			.filter((line) -> range.test(line.timeUnixNano()) && line.level().isGrave())
			.forEach(sampler::add);
		return sampler.sample();
	}

}
