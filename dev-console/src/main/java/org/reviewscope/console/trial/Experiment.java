package org.reviewscope.console.trial;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Ways to break the suite on purpose, each with what should then be seen.
 */
public enum Experiment {

	/** The service that predicts is away. */
	INFERENCE_STOPPED("Without the model", "Stop inference-service and send a review", "inference-service",
			Experiment.REVIEW,
			List.of(Claim.of("The service is down", Looks::serviceIsDown),
					Claim.of("The gateway answers 503 and says when to try again",
							AnswerLooks::isUnavailableWithRetryAfter),
					Claim.of("The trace is red where the gateway calls in vain", Looks.failedCallOf("gateway-service")),
					Claim.of("A log line of that trace warns", Looks::isWarnedOf),
					Claim.of("The gateway’s count of errors grows", Looks.growthOf(Counter.UNAVAILABLE)),
					Claim.afterReturn("Once the service is back, so are the answers", AnswerLooks::isAnsweredAgain))),

	/** The service that records is away. */
	STORE_STOPPED("Without the store", "Stop model-store-service and send a review", "model-store-service",
			Experiment.REVIEW,
			List.of(Claim.of("The service is down", Looks::serviceIsDown),
					Claim.of("The review is answered all the same, with “recorded”: false",
							AnswerLooks::isAnsweredButNotRecorded),
					Claim.of("The trace is red where inference calls in vain", Looks.failedCallOf("inference-service")),
					Claim.of("The count of records that wait grows", Looks.growthOf(Counter.QUEUED)),
					Claim.afterReturn(
							"Once the store is back the record is written, in a trace that links to the request’s",
							Looks::isWrittenLater),
					Claim.afterReturn("The count of stored records grows", Looks.growthOf(Counter.STORED)),
					Claim.afterReturn("The gateway finds the prediction by its id", AnswerLooks::isFound))),

	/** The client makes a mistake. */
	REVIEW_TOO_LONG("A review that is too long", "Send a review of 5001 characters", null, "x".repeat(5001),
			List.of(Claim.of("The answer is 400, says what to do and names its trace",
					AnswerLooks::isRefusedWithAdvice),
					Claim.of("No service has failed: the mistake is the sender’s", Looks::noServiceFailed),
					Claim.of("The count of rejected reviews grows", Looks.growthOf(Counter.TOO_LONG))));

	private static final String REVIEW = "Arrived broken, but support was quick and kind.";

	private final String title;

	private final String order;

	private final @Nullable String stops;

	private final String review;

	private final List<Claim> claims;

	Experiment(String title, String order, @Nullable String stops, String review, List<Claim> claims) {
		this.title = title;
		this.order = order;
		this.stops = stops;
		this.review = review;
		this.claims = claims;
	}

	public String title() {
		return this.title;
	}

	/**
	 * What will be done.
	 * @return words for a button
	 */
	public String order() {
		return this.order;
	}

	/**
	 * Which service is stopped.
	 * @return its name, {@code null} when none is
	 */
	public @Nullable String stops() {
		return this.stops;
	}

	/**
	 * What should be seen.
	 * @return a sentence for each finding
	 */
	public List<String> expectations() {
		return this.claims.stream().map(Claim::words).toList();
	}

	String review() {
		return this.review;
	}

	List<Claim> claims() {
		return this.claims;
	}

}
