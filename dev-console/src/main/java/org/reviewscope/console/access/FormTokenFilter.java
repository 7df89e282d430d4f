package org.reviewscope.console.access;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses forms that do not come from the console's own pages: they start and stop
 * processes.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class FormTokenFilter extends OncePerRequestFilter {

	private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

	private final FormToken token;

	FormTokenFilter(FormToken token) {
		this.token = token;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		// Exporters send no forms, and have a port of their own
		return HARMLESS.contains(request.getMethod()) || request.getRequestURI().startsWith("/v1/");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.token.matches(request.getParameter("token"))) {
			chain.doFilter(request, response);
		}
		else {
			ProblemWriter.write(response, HttpStatus.FORBIDDEN,
					"The page is from an earlier start of the console: load it again, then repeat");
		}
	}

}
