package org.reviewscope.inference.recording;

import java.util.Set;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Reads from a failed write whether trying again makes sense.
 */
final class StoreAnswer {

	/** Wrong credentials, no time: nothing is wrong with the records. */
	private static final Set<Integer> NOT_LOOKED_AT = Set.of(401, 403, 408, 429);

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
		return status.is4xxClientError() && !NOT_LOOKED_AT.contains(status.value());
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
