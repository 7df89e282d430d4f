package org.reviewscope.console.run.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.run.kept.KeptRun;
import org.reviewscope.console.run.kept.Listed;

/**
 * A run in the list of the page.
 *
 * @param id its id
 * @param run the run, {@code null} when it cannot be read
 * @param problem why it cannot be read
 * @param from when its first request began, in words
 * @param until when its last request began
 */
record RunLine(String id, @Nullable KeptRun run, @Nullable String problem, String from, String until) {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

	static RunLine of(Listed listed) {
		KeptRun run = listed.run();
		return (run != null) ? new RunLine(listed.id(), run, null, text(DAY, run.from()), text(TIME, run.until()))
				: new RunLine(listed.id(), null, listed.problem(), "", "");
	}

	private static String text(DateTimeFormatter format, Instant time) {
		return format.format(time.atZone(ZoneId.systemDefault()));
	}

}
