package org.reviewscope.gateway.refusal;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DatabindException;

import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Why the gateway refuses a request itself, as {@code gateway_refusals_total} counts it.
 */
public enum Refusal {

	/** The body is missing or no JSON. */
	MALFORMED,

	/** The body is JSON, but a value in it is of the wrong type. */
	WRONG_TYPE,

	/** The body lacks a value. */
	MISSING_VALUE,

	/** The batch holds no review or too many. */
	BATCH_SIZE,

	/** The body is larger than allowed. */
	BODY_TOO_LARGE,

	/** The body takes longer to arrive than allowed. */
	BODY_TOO_SLOW,

	/** The id in the path is no UUID. */
	INVALID_ID,

	/** A header that would become baggage holds something else than an id. */
	INVALID_HEADER,

	/** The call does not read this media type. */
	UNSUPPORTED_MEDIA_TYPE,

	/** The call does not answer in any media type that the client accepts. */
	NOT_ACCEPTABLE,

	/** The path does not know this method. */
	METHOD_NOT_ALLOWED,

	/** There is nothing at this path. */
	UNKNOWN_PATH,

	/** Anything else. */
	OTHER;

	/**
	 * Returns why a request was refused.
	 * @param status the answer's status, 400 to 499
	 * @param error what Spring MVC made the answer from, or {@code null} when it took no
	 * part
	 * @return the reason
	 */
	static Refusal of(int status, @Nullable Throwable error) {
		return switch (status) {
			case 400 -> ofBadRequest(error);
			case 404 -> UNKNOWN_PATH;
			case 405 -> METHOD_NOT_ALLOWED;
			case 406 -> NOT_ACCEPTABLE;
			case 408 -> BODY_TOO_SLOW;
			case 413 -> BODY_TOO_LARGE;
			case 415 -> UNSUPPORTED_MEDIA_TYPE;
			default -> OTHER;
		};
	}

	private static Refusal ofBadRequest(@Nullable Throwable error) {
		return switch (error) {
			case Refused refused -> refused.refusal();
			case HttpMessageNotReadableException body ->
				(body.getCause() instanceof DatabindException) ? WRONG_TYPE : MALFORMED;
			case MethodArgumentNotValidException _ -> MISSING_VALUE;
			case MethodArgumentTypeMismatchException _ -> INVALID_ID;
			// Only the filter for these headers answers 400 before Spring MVC
			case null -> INVALID_HEADER;
			default -> OTHER;
		};
	}

	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
