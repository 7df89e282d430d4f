package org.reviewscope.inference.prediction;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Counts requests that never become a prediction because they cannot be read. It only
 * looks on: the answer is left to the resolvers after it.
 */
final class UnreadableRequestMetrics implements HandlerExceptionResolver {

	private final PredictionMetrics metrics;

	UnreadableRequestMetrics(PredictionMetrics metrics) {
		this.metrics = metrics;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		if (ex instanceof HttpMessageNotReadableException || ex instanceof HttpMediaTypeNotSupportedException) {
			this.metrics.asked(1);
			this.metrics.failed(ErrorReason.MALFORMED, 1);
		}
		return null;
	}

}
