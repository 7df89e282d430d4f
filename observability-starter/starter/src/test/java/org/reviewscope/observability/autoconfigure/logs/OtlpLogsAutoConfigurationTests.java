package org.reviewscope.observability.autoconfigure.logs;

import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which beans there are, and when; and when the appender is attached.
 */
class OtlpLogsAutoConfigurationTests {

	private static final String ENDPOINT = "management.opentelemetry.logging.export.otlp.endpoint";

	private static final String APPENDER = "REVIEWSCOPE_OTLP";

	private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory())
		.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(OtlpLogsAutoConfiguration.class, OpenTelemetrySdkAutoConfiguration.class,
						OpenTelemetryLoggingAutoConfiguration.class, OtlpLoggingAutoConfiguration.class))
		.withPropertyValues(ENDPOINT + "=http://localhost:1/v1/logs");

	@AfterEach
	void detach() {
		this.root.detachAppender(APPENDER);
	}

	@Test
	void handsOpenTelemetryToTheAppender() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(OtlpLogs.class));
	}

	@Test
	void appenderGoesWithItsContext() {
		prepare(Map.of(ENDPOINT, "http://localhost:1/v1/logs"), null);
		this.contextRunner.run((context) -> assertThat(this.root.getAppender(APPENDER)).isNotNull());
		assertThat(this.root.getAppender(APPENDER)).isNull();
	}

	@Test
	void appenderStaysWithTheContextThatTookItOver() {
		prepare(Map.of(ENDPOINT, "http://localhost:1/v1/logs"), null);
		this.contextRunner.run((first) -> {
			OpenTelemetryAppender.install(OpenTelemetry.noop());
			first.close();
			assertThat(this.root.getAppender(APPENDER)).isNotNull();
		});
	}

	@Test
	void appenderIsAttachedOnce() {
		prepare(Map.of(ENDPOINT, "http://localhost:1/v1/logs"), null);
		Object first = this.root.getAppender(APPENDER);
		prepare(Map.of(ENDPOINT, "http://localhost:1/v1/logs"), null);
		assertThat(this.root.getAppender(APPENDER)).isNotNull().isSameAs(first);
	}

	@Test
	void appenderIsNotAttachedWhenNothingWouldBeSent() {
		prepare(Map.of(), null);
		for (String property : new String[] { "management.logging.export.enabled",
				"management.logging.export.otlp.enabled", "management.opentelemetry.enabled",
				"reviewscope.observability.logs.enabled" }) {
			prepare(Map.of(ENDPOINT, "http://localhost:1/v1/logs", property, "false"), null);
		}
		assertThat(this.root.getAppender(APPENDER)).isNull();
	}

	@Test
	void appenderIsNotAttachedWithoutLogback() {
		prepare(Map.of(ENDPOINT, "http://localhost:1/v1/logs"), new FilteredClassLoader(LoggerContext.class));
		assertThat(this.root.getAppender(APPENDER)).isNull();
	}

	@Test
	void appenderIsNotAttachedWithoutItsLibrary() {
		prepare(Map.of(ENDPOINT, "http://localhost:1/v1/logs"), new FilteredClassLoader(OpenTelemetryAppender.class));
		assertThat(this.root.getAppender(APPENDER)).isNull();
	}

	@Test
	void isSwitchedOffByProperties() {
		for (String property : new String[] { "management.logging.export.otlp.enabled=false",
				"management.opentelemetry.enabled=false", "reviewscope.observability.logs.enabled=false" }) {
			this.contextRunner.withPropertyValues(property)
				.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(OtlpLogs.class));
		}
	}

	@Test
	void backsOffWhenServiceHasItsOwn() {
		this.contextRunner.withUserConfiguration(Own.class)
			.run((context) -> assertThat(context).hasSingleBean(OtlpLogs.class).hasBean("ownLogs"));
	}

	@Test
	void backsOffWithoutLogbackOrItsAppender() {
		for (Class<?> type : new Class<?>[] { LoggerContext.class, OpenTelemetryAppender.class }) {
			this.contextRunner.withClassLoader(new FilteredClassLoader(type))
				.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(OtlpLogs.class));
		}
	}

	private static void prepare(Map<String, String> properties, ClassLoader classLoader) {
		MockEnvironment environment = new MockEnvironment();
		properties.forEach(environment::setProperty);
		SpringApplication application = new SpringApplication(new DefaultResourceLoader(classLoader));
		new OtlpLogAppenderListener().onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
				new DefaultBootstrapContext(), application, new String[0], environment));
	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		@Bean
		OtlpLogs ownLogs(OpenTelemetry openTelemetry) {
			return new OtlpLogs(openTelemetry);
		}

	}

}
