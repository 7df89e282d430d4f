package org.reviewscope.observability.autoconfigure.logs;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Attaches the appender as soon as Spring Boot has set Logback up, so that the lines of
 * the start are sent as well and no service needs a {@code logback-spring.xml}.
 */
final class OtlpLogAppenderListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	private static final String FIELDS_PROPERTY = "management.tracing.baggage.correlation.fields";

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		ClassLoader classLoader = event.getSpringApplication().getClassLoader();
		if (logbackIsPresent(classLoader) && logsAreExported(event.getEnvironment())) {
			Logback.attach(event.getEnvironment());
		}
	}

	private boolean logbackIsPresent(ClassLoader classLoader) {
		return ClassUtils.isPresent("ch.qos.logback.classic.LoggerContext", classLoader) && ClassUtils
			.isPresent("io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender", classLoader);
	}

	private boolean logsAreExported(Environment environment) {
		// Checks the same properties as the conditions of Spring Boot's exporter will
		// later: without an exporter the appender would keep its lines for ever
		boolean export = environment.getProperty("management.logging.export.enabled", Boolean.class, true);
		return environment.getProperty("management.logging.export.otlp.enabled", Boolean.class, export)
				&& environment.getProperty("management.opentelemetry.enabled", Boolean.class, true)
				&& environment.getProperty("reviewscope.observability.logs.enabled", Boolean.class, true) && StringUtils
					.hasText(environment.getProperty("management.opentelemetry.logging.export.otlp.endpoint"));
	}

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER + 1;
	}

	/**
	 * Keeps Logback's classes out of the listener, which is loaded without them, too.
	 */
	private static final class Logback {

		static void attach(Environment environment) {
			if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
				OtlpLogAppender.attach(context, environment.getProperty(FIELDS_PROPERTY, ""),
						environment.getProperty("reviewscope.observability.redaction.enabled", Boolean.class, true));
			}
		}

	}

}
