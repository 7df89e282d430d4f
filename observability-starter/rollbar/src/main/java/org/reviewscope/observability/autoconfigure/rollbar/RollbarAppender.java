package org.reviewscope.observability.autoconfigure.rollbar;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/**
 * Takes warnings and errors from the log while its service runs.
 */
final class RollbarAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

	private final Items items;

	private final Delivery delivery;

	private RollbarAppender(Items items, Delivery delivery) {
		this.items = items;
		this.delivery = delivery;
	}

	static RollbarAppender attach(LoggerContext logback, Items items, Delivery delivery) {
		RollbarAppender appender = new RollbarAppender(items, delivery);
		appender.setName("REVIEWSCOPE_ROLLBAR");
		appender.setContext(logback);
		appender.start();
		logback.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
		return appender;
	}

	void detach() {
		((LoggerContext) getContext()).getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
		stop();
		this.delivery.close();
	}

	@Override
	protected void append(ILoggingEvent line) {
		if (line.getLevel().isGreaterOrEqual(Level.WARN) && !line.getLoggerName().equals(Troubles.LOGGER)) {
			send(line);
		}
	}

	// Code that logs must not be affected
	private void send(ILoggingEvent line) {
		try {
			this.delivery.send(this.items.of(line));
		}
		catch (RuntimeException | LinkageError ex) {
			this.delivery.failed();
		}
	}

}
