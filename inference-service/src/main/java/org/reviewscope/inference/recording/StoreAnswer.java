package org.reviewscope.inference.recording;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Reads from a failed write whether trying again makes sense.
 */
final class StoreAnswer {

	private StoreAnswer() {
	}

	/**
	 * Whether the store looked at the records and did not want them.
	 * @param failure why the write failed
	 * @return {@code true} if it would refuse them again
	 */
	static boolean refused(RestClientException failure) {
		if (!(failure instanceof RestClientResponseException answer)) {
			return false;
		}
		HttpStatusCode status = answer.getStatusCode();
		return status.is4xxClientError() && !status.isSameCodeAs(HttpStatus.REQUEST_TIMEOUT)
				&& !status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS);
	}

	/**
	 * Describes a failure without the answer's body.
	 * @param failure why the write failed
	 * @return the status, or what kept the store from answering
	 */
	static String describe(RestClientException failure) {
		return (failure instanceof RestClientResponseException answer) ? answer.getStatusCode().toString()
				: failure.getClass().getSimpleName();
	}

}
