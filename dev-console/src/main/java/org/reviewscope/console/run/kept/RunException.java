package org.reviewscope.console.run.kept;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A run that cannot be kept or read, and why.
 */
@SuppressWarnings("serial")
public final class RunException extends ErrorResponseException {

	private RunException(HttpStatus status, String detail) {
		super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
	}

	/**
	 * Refuses a request.
	 * @param detail what to do about it
	 * @return status 400
	 */
	public static RunException refused(String detail) {
		return new RunException(HttpStatus.BAD_REQUEST, detail);
	}

	static RunException unknown(String run) {
		return new RunException(HttpStatus.NOT_FOUND,
				"No run has the id or the name " + run + ". The oldest runs are dropped to make room");
	}

	static RunException off() {
		return new RunException(HttpStatus.CONFLICT,
				"No runs are kept: the console was started with reviewscope.console.runs.enabled=false");
	}

	static RunException unusable(String detail) {
		return new RunException(HttpStatus.SERVICE_UNAVAILABLE, detail);
	}

	/**
	 * What to do about it.
	 * @return a sentence for readers
	 */
	public String detail() {
		return String.valueOf(getBody().getDetail());
	}

}
