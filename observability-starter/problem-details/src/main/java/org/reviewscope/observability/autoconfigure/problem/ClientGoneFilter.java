package org.reviewscope.observability.autoconfigure.problem;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps a broken connection out of the observation of its request. Tomcat stores the
 * exception in the request, where the observation would read it as an error, but a client
 * that hangs up is no failure of the service.
 */
final class ClientGoneFilter extends OncePerRequestFilter {

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(new BrokenConnectionHidden(request), response);
	}

	/**
	 * The attribute cannot be removed: Tomcat keeps it where applications cannot reach
	 * it.
	 */
	private static final class BrokenConnectionHidden extends HttpServletRequestWrapper {

		BrokenConnectionHidden(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable Object getAttribute(String name) {
			Object value = super.getAttribute(name);
			return (RequestDispatcher.ERROR_EXCEPTION.equals(name) && value instanceof Exception ex
					&& ForeignExceptions.isClientGone(ex)) ? null : value;
		}

	}

}
