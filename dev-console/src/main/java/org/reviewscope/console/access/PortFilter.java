package org.reviewscope.console.access;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the two ports of the application apart: OTLP on one, pages on the other. Comes
 * after Spring Security, as any filter without an order.
 */
@Component
class PortFilter extends OncePerRequestFilter {

	private final OtlpConnector otlp;

	PortFilter(OtlpConnector otlp) {
		this.otlp = otlp;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		boolean onOtlpPort = request.getLocalPort() == this.otlp.port();
		if (onOtlpPort == request.getRequestURI().startsWith("/v1/")) {
			chain.doFilter(request, response);
		}
		else {
			ProblemWriter.write(response, HttpStatus.NOT_FOUND, onOtlpPort
					? "This port accepts OTLP only: /v1/traces, /v1/logs" : "OTLP is accepted on another port");
		}
	}

}
