package org.reviewscope.console.access;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the three ports of the application apart: OTLP over HTTP on one, over gRPC on
 * another, pages on the third. Comes after Spring Security, as any filter without an
 * order.
 */
@Component
class PortFilter extends OncePerRequestFilter {

	private static final String HTTP_PATHS = "/v1/";

	private static final String GRPC_PATHS = "/opentelemetry.proto.collector.";

	private final OtlpConnector otlp;

	PortFilter(OtlpConnector otlp) {
		this.otlp = otlp;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		// Decoded, like the path that selects the controller
		String refusal = refusal(request, request.getServletPath());
		if (refusal == null) {
			chain.doFilter(request, response);
		}
		else {
			ProblemWriter.write(response, HttpStatus.NOT_FOUND, refusal);
		}
	}

	private @Nullable String refusal(HttpServletRequest request, String path) {
		int port = request.getLocalPort();
		if (port == this.otlp.port()) {
			return path.startsWith(HTTP_PATHS) ? null
					: "This port accepts OTLP over HTTP only: /v1/traces, /v1/logs, /v1/metrics";
		}
		if (port == this.otlp.grpcPort()) {
			return (path.startsWith(GRPC_PATHS) && request.getProtocol().equals("HTTP/2.0")) ? null
					: "This port accepts OTLP over gRPC only; OTLP over HTTP is accepted on port " + this.otlp.port();
		}
		return (path.startsWith(HTTP_PATHS) || path.startsWith(GRPC_PATHS)) ? "OTLP is accepted on another port" : null;
	}

}
