package org.reviewscope.gateway.upstream;

import java.time.Duration;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The seconds after which a client may try again: whole ones, as the header takes them.
 */
final class RetryAfter {

	/** From 1, as 0 would make all clients try again at once, to 60. */
	private static final Pattern SANE = Pattern.compile("[1-9]|[1-5][0-9]|60");

	private RetryAfter() {
	}

	static String of(Duration patience) {
		return Long.toString(Math.max(1, patience.plusMillis(999).toSeconds()));
	}

	// What an upstream service asks for, within reason
	static String of(@Nullable HttpHeaders theirs, Duration ours) {
		String seconds = (theirs != null) ? theirs.getFirst(HttpHeaders.RETRY_AFTER) : null;
		return (seconds != null && SANE.matcher(seconds).matches()) ? seconds : of(ours);
	}

}
