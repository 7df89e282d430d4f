package org.reviewscope.console.experiment;

import org.reviewscope.console.proof.CheckResult;

/**
 * Checks of the gateway's answers.
 */
final class AnswerChecks {

	private AnswerChecks() {
	}

	static CheckResult isUnavailableWithRetryAfter(ExperimentRun run) {
		Answer answer = run.answer();
		return ofAnswer(answer, answer.status() == 503 && answer.retryAfter() != null,
				answer.words() + ", Retry-After: " + answer.retryAfter());
	}

	static CheckResult isAnsweredButNotRecorded(ExperimentRun run) {
		Answer answer = run.answer();
		return ofAnswer(answer, answer.status() == 200 && !answer.recorded(), answer.words() + ", recorded: false");
	}

	static CheckResult isRefusedWithAdvice(ExperimentRun run) {
		Answer answer = run.answer();
		return ofAnswer(answer, answer.status() == 400 && answer.detail() != null && answer.traceId() != null,
				"%s: %s Trace id %s".formatted(answer.words(), answer.detail(), answer.trace()));
	}

	static CheckResult isAnsweredAgain(ExperimentRun run) {
		Answer answer = run.sender().send(run.signals().gateway(), run.experiment().review());
		return (answer.status() == 200) ? CheckResult.proven(answer.words(), "/traces/" + answer.trace())
				: CheckResult.waiting(answer.words() + ": the gateway tries again soon");
	}

	static CheckResult isFound(ExperimentRun run) {
		Answer answer = run.sender().find(run.signals().gateway(), String.valueOf(run.answer().id()));
		return (answer.status() == 200) ? CheckResult
			.proven("GET /api/v1/predictions/%s: 200".formatted(run.answer().id()), "/traces/" + answer.trace())
				: CheckResult.waiting(answer.words());
	}

	private static CheckResult ofAnswer(Answer answer, boolean right, String words) {
		String link = (answer.traceId() != null) ? "/traces/" + answer.traceId() : null;
		return (right && link != null) ? CheckResult.proven(words, link)
				: CheckResult.refuted("it was " + answer.words(), link);
	}

}
