package org.reviewscope.console.route;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * A part of the time.
 *
 * @param from its first nanosecond since 1970
 * @param until the first nanosecond after it
 * @param perSecond requests a second that began in it
 * @param failedPerSecond how many of these failed
 * @param figures how long they took, {@code null} when there were none
 */
@JsonInclude(Include.NON_NULL)
record Interval(long from, long until, double perSecond, double failedPerSecond, @Nullable RequestFigures figures) {

	static Interval of(long from, long until, @Nullable RequestFigures figures) {
		double seconds = Math.max(1, until - from) / 1e9;
		return new Interval(from, until, (figures != null) ? figures.requests() / seconds : 0,
				(figures != null) ? figures.failed() / seconds : 0, figures);
	}

	long middle() {
		return this.from + (this.until - this.from) / 2;
	}

}
