package org.reviewscope.inference.logged;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Collects the attributes of a class's log lines that are named events.
 */
public final class LoggedEvents extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final Logger logger;

	private final List<Map<String, Object>> events;

	private LoggedEvents(Logger logger, List<Map<String, Object>> events) {
		this.logger = logger;
		this.events = events;
	}

	public static LoggedEvents of(Class<?> type, List<Map<String, Object>> events) {
		LoggedEvents appender = new LoggedEvents((Logger) LoggerFactory.getLogger(type), events);
		appender.start();
		appender.logger.addAppender(appender);
		return appender;
	}

	@Override
	protected void append(ILoggingEvent line) {
		if (line.getKeyValuePairs() != null) {
			this.events.add(line.getKeyValuePairs()
				.stream()
				.collect(Collectors.toMap((pair) -> pair.key, (pair) -> pair.value)));
		}
	}

	@Override
	public void close() {
		this.logger.detachAppender(this);
	}

}
