package org.reviewscope.inference.prediction;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Counts requests that never become a prediction because they cannot be read, and logs
 * them. It only looks on: the answer is left to the resolvers after it.
 */
final class UnreadableRequestMetrics implements HandlerExceptionResolver {

	private static final Logger logger = LoggerFactory.getLogger(UnreadableRequestMetrics.class);

	private final PredictionMetrics metrics;

	UnreadableRequestMetrics(PredictionMetrics metrics) {
		this.metrics = metrics;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		if (ex instanceof HttpMessageNotReadableException || ex instanceof HttpMediaTypeNotSupportedException) {
			this.metrics.unreadable();
			logger.info("Refused a request with {}: {}", (ex instanceof ErrorResponse known)
					? known.getStatusCode().value() : HttpStatus.BAD_REQUEST.value(), ErrorReason.MALFORMED.key());
		}
		return null;
	}

}
