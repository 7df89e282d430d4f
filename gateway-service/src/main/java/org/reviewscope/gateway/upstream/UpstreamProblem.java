package org.reviewscope.gateway.upstream;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * The problem detail in an upstream service's answer.
 */
final class UpstreamProblem {

	private UpstreamProblem() {
	}

	static boolean isIn(HttpHeaders headers) {
		return MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(headers.getContentType());
	}

	// One that cannot be read, or that says nothing, is none
	static @Nullable ProblemDetail of(RestClientResponseException ex) {
		HttpHeaders headers = ex.getResponseHeaders();
		if (headers == null || !isIn(headers)) {
			return null;
		}
		try {
			ProblemDetail problem = ex.getResponseBodyAs(ProblemDetail.class);
			return (problem != null && (problem.getTitle() != null || problem.getDetail() != null)) ? problem : null;
		}
		catch (RestClientException unreadable) {
			return null;
		}
	}

}
