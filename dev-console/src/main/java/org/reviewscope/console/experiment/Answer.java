package org.reviewscope.console.experiment;

import org.jspecify.annotations.Nullable;

/**
 * The gateway's answer to a review.
 *
 * @param status the HTTP status, 0 when the gateway did not answer
 * @param outcome the sentiment, or the title of the problem
 * @param detail details, {@code null} when there are none
 * @param traceId its trace, {@code null} when there is none
 * @param id the prediction's id, {@code null} when there is none
 * @param recorded whether the store has recorded it
 * @param retryAfter after how many seconds to try again, {@code null} when not given
 */
record Answer(int status, String outcome, @Nullable String detail, @Nullable String traceId, @Nullable String id,
		boolean recorded, @Nullable String retryAfter) {

	static Answer none() {
		return new Answer(0, "no answer", "The gateway did not answer. Is it running?", null, null, false, null);
	}

	/**
	 * Status and outcome as one text.
	 * @return for example {@code 503 Service Unavailable}
	 */
	String words() {
		return (this.status > 0) ? this.status + " " + this.outcome : this.outcome;
	}

	String trace() {
		return (this.traceId != null) ? this.traceId : "";
	}

}
