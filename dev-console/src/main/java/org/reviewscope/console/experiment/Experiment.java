package org.reviewscope.console.experiment;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Ways to break the suite on purpose, each with what it should show.
 */
enum Experiment {

	/** The service that predicts is stopped. */
	INFERENCE_STOPPED("Without the model", "Stop inference-service and send a review", "inference-service",
			Experiment.REVIEW,
			List.of(Expectation.of("The service is down", SignalChecks::serviceIsDown),
					Expectation.of("The gateway answers 503 and says when to try again",
							AnswerChecks::isUnavailableWithRetryAfter),
					Expectation.of("The failed call of the gateway is red in the trace",
							SignalChecks.failedCallOf("gateway-service")),
					Expectation.of("A log line of the trace is a warning", SignalChecks::isWarnedOf),
					Expectation.of("The gateway’s count of errors grows", SignalChecks.growthOf(Counters.UNAVAILABLE)),
					Expectation.afterReturn("When the service is back, reviews are answered again",
							AnswerChecks::isAnsweredAgain))),

	/** The service that records is stopped. */
	STORE_STOPPED("Without the store", "Stop model-store-service and send a review", "model-store-service",
			Experiment.REVIEW,
			List.of(Expectation.of("The service is down", SignalChecks::serviceIsDown),
					Expectation.of("The review is answered, with “recorded”: false",
							AnswerChecks::isAnsweredButNotRecorded),
					Expectation.of("The failed call of inference is red in the trace",
							SignalChecks.failedCallOf("inference-service")),
					Expectation.of("The count of records that wait grows", SignalChecks.growthOf(Counters.QUEUED)),
					Expectation.afterReturn(
							"When the store is back, the record is written, in a trace that links to the request’s",
							SignalChecks::isWrittenLater),
					Expectation.afterReturn("The count of stored records grows",
							SignalChecks.growthOf(Counters.STORED)),
					Expectation.afterReturn("The gateway finds the prediction by its id", AnswerChecks::isFound))),

	/** The client sends a review that is too long. */
	REVIEW_TOO_LONG("A review that is too long", "Send a review of 5001 characters", null, "x".repeat(5001),
			List.of(Expectation.of("The answer is 400, says what to do and names its trace",
					AnswerChecks::isRefusedWithAdvice),
					Expectation.of("No service has failed: the mistake is the sender’s", SignalChecks::noServiceFailed),
					Expectation.of("The count of rejected reviews grows", SignalChecks.growthOf(Counters.TOO_LONG))));

	private static final String REVIEW = "Arrived broken, but support was quick and kind.";

	private final String title;

	private final String order;

	private final @Nullable String stops;

	private final String review;

	private final List<Expectation> expectations;

	Experiment(String title, String order, @Nullable String stops, String review, List<Expectation> expectations) {
		this.title = title;
		this.order = order;
		this.stops = stops;
		this.review = review;
		this.expectations = expectations;
	}

	String title() {
		return this.title;
	}

	/**
	 * What will be done.
	 * @return words for a button
	 */
	String order() {
		return this.order;
	}

	/**
	 * Which service is stopped.
	 * @return its name, {@code null} when none is
	 */
	@Nullable String stops() {
		return this.stops;
	}

	String review() {
		return this.review;
	}

	List<Expectation> expectations() {
		return this.expectations;
	}

}
