package org.reviewscope.gateway.refusal;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts and logs every request that the gateway itself answers with a 4xx. A filter sees
 * all of them, whichever part of the gateway refuses. The log line holds nothing that the
 * client sent.
 */
final class RefusalFilter extends OncePerRequestFilter {

	private static final Logger logger = LoggerFactory.getLogger(RefusalFilter.class);

	private final RefusalMetrics metrics;

	private final ErrorAttributes errors;

	RefusalFilter(RefusalMetrics metrics, ErrorAttributes errors) {
		this.metrics = metrics;
		this.errors = errors;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, response);
		int status = response.getStatus();
		Throwable error = this.errors.getError(new ServletWebRequest(request, response));
		if (HttpStatusCode.valueOf(status).is4xxClientError() && !isPassedOn(error)) {
			Refusal reason = Refusal.of(status, error);
			this.metrics.count(reason);
			logger.info("Refused a request with {}: {}", status, reason.key());
		}
	}

	// If another service has refused, its refusal is the cause of the gateway's
	private static boolean isPassedOn(@Nullable Throwable error) {
		return error != null && error.getCause() instanceof RestClientResponseException;
	}

}
