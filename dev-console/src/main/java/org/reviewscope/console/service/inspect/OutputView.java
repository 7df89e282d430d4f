package org.reviewscope.console.service.inspect;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.launch.output.OutputLine;

/**
 * A line as programs and pages get it.
 *
 * @param number its number, which grows by one from line to line
 * @param time when it was read
 * @param stream {@code stdout}, {@code stderr}, or {@code launcher} for its own words
 * @param text what it says
 */
record OutputView(long number, Instant time, String stream, String text) {

	static OutputView of(OutputLine line) {
		return new OutputView(line.number(), line.time(), line.source().name().toLowerCase(Locale.ROOT), line.text());
	}

	public String clock() {
		return Formats.timeOfDay(TimeUnit.SECONDS.toNanos(this.time.getEpochSecond()) + this.time.getNano());
	}

}
