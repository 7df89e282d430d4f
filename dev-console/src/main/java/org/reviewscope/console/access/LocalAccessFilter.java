package org.reviewscope.console.access;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that a foreign web page makes through the user's browser. The loopback
 * address alone does not keep those out: a name that is made to resolve to it (DNS
 * rebinding) still arrives with that name as its host.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LocalAccessFilter extends OncePerRequestFilter {

	private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		int port = request.getLocalPort();
		if (isOwnHost(request.getHeader(HttpHeaders.HOST), port)
				&& isOwnOrigin(request.getHeader(HttpHeaders.ORIGIN), port)) {
			chain.doFilter(request, response);
		}
		else {
			ProblemWriter.write(response, HttpStatus.FORBIDDEN,
					"Only this machine may ask: use http://localhost:%d or http://127.0.0.1:%d".formatted(port, port));
		}
	}

	private static boolean isOwnHost(@Nullable String host, int port) {
		return host != null && LOCAL_NAMES.stream().anyMatch((name) -> host.equalsIgnoreCase(name + ":" + port));
	}

	private static boolean isOwnOrigin(@Nullable String origin, int port) {
		if (origin == null) {
			return true;
		}
		return origin.startsWith("http://") && isOwnHost(origin.substring("http://".length()), port);
	}

}
