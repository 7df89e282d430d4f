package org.reviewscope.observability.autoconfigure.startup;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

/**
 * Warns at start when somebody else makes spans of the same requests.
 */
final class SecondInstrumentationWarning implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(SecondInstrumentationWarning.class);

	private static final String AGENT = "io.opentelemetry.javaagent.OpenTelemetryAgent";

	private static final String STARTER = "io.opentelemetry.instrumentation.spring.autoconfigure.OpenTelemetryAutoConfiguration";

	private final Environment environment;

	private final @Nullable ClassLoader application;

	private final @Nullable ClassLoader bootstrap;

	/**
	 * Looks at both class loaders.
	 * @param environment the switches of the others
	 * @param application where the application's libraries are
	 * @param bootstrap where an agent puts its classes; the JVM's own is {@code null}
	 */
	SecondInstrumentationWarning(Environment environment, @Nullable ClassLoader application,
			@Nullable ClassLoader bootstrap) {
		this.environment = environment;
		this.application = application;
		this.bootstrap = bootstrap;
	}

	@Override
	public void afterSingletonsInstantiated() {
		String second = second();
		if (second != null && !this.environment.getProperty("otel.sdk.disabled", Boolean.class, false)) {
			logger.warn("Everything is measured twice: {} is in use, too. Remove it, or "
					+ "reviewscope-observability-spring-boot-starter", second);
		}
	}

	private @Nullable String second() {
		if (isPresent(AGENT, this.bootstrap)
				&& this.environment.getProperty("otel.javaagent.enabled", Boolean.class, true)) {
			return "OpenTelemetry's Java agent (-javaagent)";
		}
		return isPresent(STARTER, this.application)
				? "OpenTelemetry's own Spring Boot starter (opentelemetry-spring-boot-starter)" : null;
	}

	private static boolean isPresent(String type, @Nullable ClassLoader classLoader) {
		try {
			Class.forName(type, false, classLoader);
			return true;
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
	}

}
