package org.reviewscope.observability.autoconfigure.servlet;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.reviewscope.observability.CurrentTrace;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the trace id into every response, also of failed requests, so that users can
 * report it.
 */
final class TraceIdHeaderFilter extends OncePerRequestFilter {

	private final String header;

	private final CurrentTrace currentTrace;

	TraceIdHeaderFilter(String header, CurrentTrace currentTrace) {
		this.header = header;
		this.currentTrace = currentTrace;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String traceId = this.currentTrace.traceId();
		if (traceId != null) {
			response.setHeader(this.header, traceId);
			RequestTrace.remember(request, traceId);
		}
		chain.doFilter(request, response);
	}

}
