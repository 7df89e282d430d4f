package org.reviewscope.inference.queue;

import org.jspecify.annotations.Nullable;

/**
 * A request that is not worked on, or not to its end, because there is too much to do. It
 * has no stack trace: refusals should cost little.
 */
public final class BusyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final boolean late;

	private final long retryAfter;

	private BusyException(String message, boolean late, long retryAfter, @Nullable Throwable cause) {
		super(message, cause, false, false);
		this.late = late;
		this.retryAfter = retryAfter;
	}

	static BusyException full(long retryAfter, @Nullable Throwable cause) {
		return new BusyException("Too many predictions at once", false, retryAfter, cause);
	}

	static BusyException late(String message, long retryAfter, Throwable cause) {
		return new BusyException(message, true, retryAfter, cause);
	}

	/**
	 * Whether the request was let in and then took too long.
	 * @return {@code false} if it was refused at once
	 */
	public boolean isLate() {
		return this.late;
	}

	/**
	 * Returns when there will be less to do.
	 * @return whole seconds, at least one
	 */
	public long retryAfter() {
		return this.retryAfter;
	}

}
