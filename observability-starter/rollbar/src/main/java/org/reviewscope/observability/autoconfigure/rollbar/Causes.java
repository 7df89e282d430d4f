package org.reviewscope.observability.autoconfigure.rollbar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.rollbar.notifier.wrapper.RollbarThrowableWrapper;
import com.rollbar.notifier.wrapper.ThrowableWrapper;
import org.jspecify.annotations.Nullable;

/**
 * An exception and its causes, reduced to classes and stack frames.
 *
 * @param chain the exception first
 */
record Causes(List<Throwable> chain) {

	/** More tell nothing new. */
	private static final int MOST_CAUSES = 10;

	/** An endless recursion has a thousand, and Rollbar refuses large items. */
	private static final int MOST_FRAMES = 200;

	static Causes of(Throwable thrown) {
		// Exceptions can be the cause of their cause
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		List<Throwable> chain = new ArrayList<>();
		Throwable cause = thrown;
		while (cause != null && chain.size() < MOST_CAUSES && seen.add(cause)) {
			chain.add(cause);
			cause = cause.getCause();
		}
		return new Causes(chain);
	}

	/** The names of the classes, the exception's first. */
	String classes() {
		return this.chain.stream().map((cause) -> cause.getClass().getName()).collect(Collectors.joining(","));
	}

	/** The frames of the exception itself. */
	StackTraceElement[] frames() {
		return this.chain.get(0).getStackTrace();
	}

	/** As Rollbar's library takes it. */
	@Nullable ThrowableWrapper withoutMessages() {
		ThrowableWrapper wrapper = null;
		for (int i = this.chain.size() - 1; i >= 0; i--) {
			Throwable cause = this.chain.get(i);
			StackTraceElement[] frames = Arrays.stream(cause.getStackTrace())
				.limit(MOST_FRAMES)
				.toArray(StackTraceElement[]::new);
			wrapper = new RollbarThrowableWrapper(cause.getClass().getName(), null, frames, wrapper);
		}
		return wrapper;
	}

}
