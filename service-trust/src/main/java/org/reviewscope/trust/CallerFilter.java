package org.reviewscope.trust;

import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.LinePerSecond;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Answers 401 to clients that do not know a secret of the suite. Probes need none: their
 * answer is only up or down, and their senders have no secrets.
 */
final class CallerFilter extends OncePerRequestFilter {

	private static final Logger logger = LoggerFactory.getLogger(CallerFilter.class);

	private static final Set<String> PROBES = Set.of("/livez", "/readyz");

	private final SecretTokens tokens;

	private final Supplier<HandlerExceptionResolver> resolver;

	/** Who guesses tokens should not fill the log, too. */
	private final LinePerSecond lines = new LinePerSecond();

	CallerFilter(SecretTokens tokens, Supplier<HandlerExceptionResolver> resolver) {
		this.tokens = tokens;
		this.resolver = resolver;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		// As it was sent: nothing else means the same path
		return PROBES.contains(request.getRequestURI());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String token = BearerToken.in(request.getHeader(HttpHeaders.AUTHORIZATION));
		if (token != null && this.tokens.accept(token)) {
			chain.doFilter(request, response);
		}
		else {
			refuse(request, response, token);
		}
	}

	private void refuse(HttpServletRequest request, HttpServletResponse response, @Nullable String token)
			throws IOException {
		this.lines.write((others) -> warn((token != null) ? "wrong token" : "no token", others));
		UnknownCallerException refusal = new UnknownCallerException(token != null);
		if (this.resolver.get().resolveException(request, response, null, refusal) == null) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, refusal.challenge());
			response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
		}
	}

	private static void warn(String reason, int others) {
		logger.atWarn()
			.addKeyValue("event.name", "caller.refused")
			.log("Refused a caller: {} ({} more since the last such line)", reason, others);
	}

}
