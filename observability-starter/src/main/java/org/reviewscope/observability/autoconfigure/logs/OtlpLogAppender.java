package org.reviewscope.observability.autoconfigure.logs;

import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's appender, which keeps log lines until there is an OpenTelemetry to hand
 * them to, and which knows its owner: a JVM has one appender, but may have several
 * application contexts, each with its own OpenTelemetry.
 */
final class OtlpLogAppender extends OpenTelemetryAppender {

	private static final String NAME = "REVIEWSCOPE_OTLP";

	private @Nullable OpenTelemetry owner;

	/**
	 * Puts an appender on the root logger unless there is one.
	 * @param context the Logback context to attach to
	 * @param mdcAttributes comma-separated MDC keys to send as attributes
	 */
	static void attach(LoggerContext context, String mdcAttributes) {
		Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		if (root.getAppender(NAME) == null) {
			OtlpLogAppender appender = new OtlpLogAppender();
			appender.setName(NAME);
			appender.setContext(context);
			appender.setCaptureMdcAttributes(mdcAttributes);
			appender.setCaptureKeyValuePairAttributes(true);
			appender.addFilter(new NotOfTheExporter());
			appender.start();
			root.addAppender(appender);
		}
	}

	/**
	 * Takes the appender away when it still serves the given owner.
	 * @param context the Logback context to detach from
	 * @param owner whose appender is to go
	 */
	static void detach(LoggerContext context, OpenTelemetry owner) {
		Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		if (root.getAppender(NAME) instanceof OtlpLogAppender appender && appender.owner == owner) {
			root.detachAppender(appender);
			appender.stop();
		}
	}

	@Override
	public void setOpenTelemetry(OpenTelemetry openTelemetry) {
		this.owner = openTelemetry;
		super.setOpenTelemetry(openTelemetry);
	}

	/**
	 * Leaves out the log lines of the exporter and about it: the line that says that a
	 * collector is away would be sent to that collector.
	 */
	private static final class NotOfTheExporter extends Filter<ILoggingEvent> {

		private static final List<String> PREFIXES = List.of("io.opentelemetry.",
				"org.reviewscope.observability.autoconfigure.delivery.");

		@Override
		public FilterReply decide(ILoggingEvent event) {
			return PREFIXES.stream().anyMatch(event.getLoggerName()::startsWith) ? FilterReply.DENY
					: FilterReply.NEUTRAL;
		}

	}

}
