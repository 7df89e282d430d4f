package org.reviewscope.console.ingest;

import org.springframework.http.HttpStatus;

/**
 * A request that cannot be accepted, with an explanation for its sender.
 */
@SuppressWarnings("serial")
class OtlpException extends RuntimeException {

	private final HttpStatus status;

	private final String explanation;

	OtlpException(HttpStatus status, String explanation) {
		super(explanation);
		this.status = status;
		this.explanation = explanation;
	}

	static OtlpException tooLarge(String what, long megabytes) {
		return new OtlpException(HttpStatus.CONTENT_TOO_LARGE,
				"The %sbody is larger than %d MB: send smaller batches".formatted(what, megabytes));
	}

	static OtlpException tooMany(int parts, int characters) {
		return new OtlpException(HttpStatus.CONTENT_TOO_LARGE,
				"The body holds more than %,d parts, or a text of more than %,d characters: send smaller batches"
					.formatted(parts, characters));
	}

	HttpStatus status() {
		return this.status;
	}

	String explanation() {
		return this.explanation;
	}

}
