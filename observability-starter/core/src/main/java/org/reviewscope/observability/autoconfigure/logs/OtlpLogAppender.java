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

	/**
	 * Lines of the exporter and about it: the line that says that a collector is away
	 * would be sent to that collector.
	 */
	private static final List<String> EXPORTER = List.of("io.opentelemetry.",
			"org.reviewscope.observability.autoconfigure.delivery.");

	/**
	 * Lines that quote values: of the database before the exception that says it again,
	 * and of a request that Spring MVC refuses.
	 */
	private static final List<String> QUOTING = List.of("org.hibernate.orm.jdbc.error", "org.hibernate.orm.jdbc.warn",
			"org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver");

	private final boolean redacting;

	private @Nullable OpenTelemetry owner;

	private OtlpLogAppender(boolean redacting) {
		this.redacting = redacting;
	}

	/**
	 * Puts an appender on the root logger unless there is one.
	 * @param context the Logback context to attach to
	 * @param mdcAttributes comma-separated MDC keys to send as attributes
	 * @param redacting whether exceptions are sent without the values that they quote
	 */
	static void attach(LoggerContext context, String mdcAttributes, boolean redacting) {
		Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		if (root.getAppender(NAME) == null) {
			OtlpLogAppender appender = new OtlpLogAppender(redacting);
			appender.setName(NAME);
			appender.setContext(context);
			appender.setCaptureMdcAttributes(mdcAttributes);
			appender.setCaptureKeyValuePairAttributes(true);
			appender.addFilter(new Without(EXPORTER));
			if (redacting) {
				appender.addFilter(new Without(QUOTING));
			}
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
	protected void append(ILoggingEvent event) {
		super.append(this.redacting ? RedactedEvent.of(event) : event);
	}

	@Override
	public void setOpenTelemetry(OpenTelemetry openTelemetry) {
		this.owner = openTelemetry;
		super.setOpenTelemetry(openTelemetry);
	}

	/**
	 * Leaves out the log lines of some loggers.
	 */
	private static final class Without extends Filter<ILoggingEvent> {

		private final List<String> prefixes;

		Without(List<String> prefixes) {
			this.prefixes = prefixes;
		}

		@Override
		public FilterReply decide(ILoggingEvent event) {
			return this.prefixes.stream().anyMatch(event.getLoggerName()::startsWith) ? FilterReply.DENY
					: FilterReply.NEUTRAL;
		}

	}

}
