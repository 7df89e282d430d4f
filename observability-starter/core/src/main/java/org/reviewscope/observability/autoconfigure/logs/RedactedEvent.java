package org.reviewscope.observability.autoconfigure.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import org.reviewscope.observability.autoconfigure.redaction.FailureText;
import org.reviewscope.observability.autoconfigure.redaction.UrlText;
import org.slf4j.event.KeyValuePair;

/**
 * A line with an exception, as far as it may leave the service. OpenTelemetry reads the
 * exception itself: instead of it, the line has the attributes that would come of it.
 */
final class RedactedEvent {

	private RedactedEvent() {
	}

	static ILoggingEvent of(ILoggingEvent event) {
		return (event.getThrowableProxy() instanceof ThrowableProxy proxy) ? of(event, proxy.getThrowable()) : event;
	}

	private static ILoggingEvent of(ILoggingEvent event, Throwable thrown) {
		FailureText failure = new FailureText(thrown);
		LoggingEvent redacted = new LoggingEvent();
		redacted.setLoggerName(event.getLoggerName());
		redacted.setLoggerContextRemoteView(event.getLoggerContextVO());
		redacted.setLevel(event.getLevel());
		redacted.setThreadName(event.getThreadName());
		redacted.setInstant(event.getInstant());
		redacted.setMDCPropertyMap(event.getMDCPropertyMap());
		redacted.setMessage(message(event, failure));
		redacted.setKeyValuePairs(pairs(event, thrown, failure));
		return redacted;
	}

	// Spring WebFlux names the request that has failed, with its query
	private static String message(ILoggingEvent event, FailureText failure) {
		String message = failure.in(event.getFormattedMessage());
		return event.getLoggerName().startsWith("org.springframework.") ? UrlText.withoutSecretsIn(message) : message;
	}

	private static List<KeyValuePair> pairs(ILoggingEvent event, Throwable thrown, FailureText failure) {
		List<KeyValuePair> pairs = new ArrayList<>(Objects.requireNonNullElse(event.getKeyValuePairs(), List.of()));
		pairs.add(new KeyValuePair("exception.type", thrown.getClass().getName()));
		pairs.add(new KeyValuePair("exception.stacktrace", failure.stackTrace()));
		if (failure.message() != null) {
			pairs.add(new KeyValuePair("exception.message", failure.message()));
		}
		return pairs;
	}

}
