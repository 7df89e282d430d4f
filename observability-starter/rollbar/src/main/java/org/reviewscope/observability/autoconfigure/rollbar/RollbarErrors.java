package org.reviewscope.observability.autoconfigure.rollbar;

import java.util.function.Function;

import ch.qos.logback.classic.LoggerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;

/**
 * Sends warnings and errors for as long as the application context lives, if there is a
 * token. If there is none the service runs all the same, and says so at its start.
 */
final class RollbarErrors implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(RollbarErrors.class);

	private final @Nullable RollbarAppender appender;

	RollbarErrors(AccessToken token, Items items, Function<String, Delivery> deliveries) {
		if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext logback)) {
			logger.warn("Rollbar gets nothing: the service does not log by Logback");
			this.appender = null;
			return;
		}
		this.appender = token.value()
			.map((value) -> RollbarAppender.attach(logback, items, deliveries.apply(value)))
			.orElse(null);
		if (this.appender == null) {
			logger.warn("Rollbar gets nothing: {}", token.problem());
		}
	}

	@Override
	public void destroy() {
		if (this.appender != null) {
			this.appender.detach();
		}
	}

}
