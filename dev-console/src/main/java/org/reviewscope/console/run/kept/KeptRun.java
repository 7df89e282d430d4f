package org.reviewscope.console.run.kept;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.reviewscope.console.run.Run;

/**
 * A run that is kept, without its requests.
 *
 * @param id its id: when it was recorded
 * @param name its name, such as a commit; several may have the same
 * @param from when its first request began
 * @param until when its last request began
 * @param requests how many requests it has
 * @param routes how many routes
 * @param errors how many different errors were logged
 * @param leftOut how many requests and log records were too many to be kept
 */
public record KeptRun(String id, String name, Instant from, Instant until, int requests, int routes, int errors,
		int leftOut) {

	static KeptRun of(String id, String name, Run run) {
		return new KeptRun(id, name, instant(run.fromUnixNano()), instant(run.untilUnixNano()), run.requests(),
				run.routes().size(), run.errors().size(), run.leftOut());
	}

	private static Instant instant(long unixNano) {
		return Instant.EPOCH.plusNanos(unixNano).truncatedTo(ChronoUnit.MILLIS);
	}

}
