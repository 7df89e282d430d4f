package org.reviewscope.observability.autoconfigure.servlet;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.reviewscope.observability.autoconfigure.edge.EdgeHeaders;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses requests with a header whose value is not allowed as baggage, instead of
 * dropping the value silently.
 */
final class EdgeHeadersFilter extends OncePerRequestFilter {

	private final EdgeHeaders headers;

	private final HandlerExceptionResolver exceptionResolver;

	EdgeHeadersFilter(EdgeHeaders headers, HandlerExceptionResolver exceptionResolver) {
		this.headers = headers;
		this.exceptionResolver = exceptionResolver;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String complaint = this.headers.complaint(request::getHeader);
		if (complaint == null) {
			chain.doFilter(request, response);
		}
		else if (this.exceptionResolver.resolveException(request, response, null, badRequest(complaint)) == null) {
			response.sendError(HttpStatus.BAD_REQUEST.value());
		}
	}

	private static ErrorResponseException badRequest(String detail) {
		return new ErrorResponseException(HttpStatus.BAD_REQUEST,
				ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail), null);
	}

}
