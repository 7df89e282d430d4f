package org.reviewscope.observability.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

/**
 * A real service on a random port, started as a user would start it: with environment
 * post processors, listeners and a logging system, which context runners leave out.
 */
public final class TestService implements AutoCloseable {

	/**
	 * Auto-configurations to exclude from a service that has no login.
	 */
	public static final String SECURITY = """
			org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration,\
			org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration,\
			org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration,\
			org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration,\
			org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration""";

	/**
	 * The auto-configuration to exclude from a service that has no templates.
	 */
	public static final String THYMELEAF = "org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration";

	/**
	 * The auto-configuration to exclude from a service that has no database.
	 */
	public static final String DATA_SOURCE = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";

	private static final String JPA = """
			org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,\
			org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration""";

	private final ConfigurableApplicationContext context;

	private TestService(ConfigurableApplicationContext context) {
		this.context = context;
	}

	public static TestService start(Class<?> application, String... properties) {
		return start(application, new String[0], properties);
	}

	public static TestService start(Class<?> application, OtlpSink sink, String... properties) {
		return start(application, sink.properties(), properties);
	}

	private static TestService start(Class<?> application, String[] first, String... second) {
		SpringApplication springApplication = new SpringApplication(application);
		springApplication.setDefaultProperties(Map.of("server.port", "0", "spring.application.name", "test-service",
				"spring.autoconfigure.exclude", SECURITY + "," + THYMELEAF + "," + JPA));
		String[] arguments = Stream.of(first, second).flatMap(Arrays::stream).map("--"::concat).toArray(String[]::new);
		return new TestService(springApplication.run(arguments));
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public ConfigurableApplicationContext context() {
		return this.context;
	}

	public int port() {
		return Objects.requireNonNull(this.context.getEnvironment().getProperty("local.server.port", Integer.class));
	}

	/**
	 * A client outside any trace, which takes every status for an answer.
	 * @return a new client
	 */
	public RestClient client() {
		return RestClient.builder()
			.baseUrl("http://localhost:" + port())
			.defaultStatusHandler((status) -> true, (request, response) -> {
			})
			.build();
	}

	public ResponseEntity<String> get(String path, String... headers) {
		return client().get().uri(path).headers((target) -> {
			for (int i = 0; i < headers.length; i += 2) {
				target.add(headers[i], headers[i + 1]);
			}
		}).retrieve().toEntity(String.class);
	}

	/**
	 * Sends what is waiting to be sent.
	 * @return this service
	 */
	public TestService flush() {
		bean(SdkTracerProvider.class).forceFlush().join(10, TimeUnit.SECONDS);
		bean(SdkLoggerProvider.class).forceFlush().join(10, TimeUnit.SECONDS);
		return this;
	}

	/**
	 * Returns what ended, where the application has a bean to keep it.
	 * @return the spans that have ended since the last {@link #forgetSpans()}
	 */
	public List<SpanData> spans() {
		return flush().bean(InMemorySpanExporter.class).getFinishedSpanItems();
	}

	public void forgetSpans() {
		flush().bean(InMemorySpanExporter.class).reset();
	}

	public static Map<String, Object> attributes(SpanData span) {
		return span.getAttributes()
			.asMap()
			.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().getKey(), Map.Entry::getValue));
	}

	@Override
	public void close() {
		this.context.close();
	}

}
