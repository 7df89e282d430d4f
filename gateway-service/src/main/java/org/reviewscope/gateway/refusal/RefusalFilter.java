package org.reviewscope.gateway.refusal;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.reviewscope.gateway.upstream.UpstreamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notes every request that ends in a 4xx which is no neighbour's. A filter sees all of
 * them, whoever refuses; what a client made up has no place in the log.
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
		if (HttpStatusCode.valueOf(status).is4xxClientError() && !(error instanceof UpstreamException)) {
			Refusal reason = Refusal.of(status, error);
			this.metrics.count(reason);
			logger.info("Refused a request with {}: {}", status, reason.key());
		}
	}

}
