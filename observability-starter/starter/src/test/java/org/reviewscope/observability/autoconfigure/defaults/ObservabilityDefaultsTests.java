package org.reviewscope.observability.autoconfigure.defaults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The default configuration, and what overrides it.
 */
class ObservabilityDefaultsTests {

	@Test
	void isFoundBySpringBoot() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(EnvironmentPostProcessor.class, (type, name, ex) -> {
			})).hasAtLeastOneElementOfType(ObservabilityDefaultsEnvironmentPostProcessor.class);
	}

	@Test
	void defaultsAreThere() {
		ConfigurableEnvironment environment = environment(Map.of());
		assertThat(environment.getProperty("management.endpoints.web.exposure.include")).isEqualTo("health,prometheus");
		assertThat(environment.getProperty("management.tracing.propagation.type")).isEqualTo("W3C");
		assertThat(environment.getProperty("management.opentelemetry.tracing.export.otlp.endpoint"))
			.isEqualTo("http://localhost:4318/v1/traces");
		assertThat(environment.getProperty("management.metrics.distribution.slo.http.server.requests"))
			.isEqualTo("300ms");
		assertThat(environment.getProperty("management.opentelemetry.resource-attributes.deployment.environment.name"))
			.isEqualTo("local");
	}

	@Test
	void serviceOverrulesThem() {
		ConfigurableEnvironment environment = environment(Map.of("management.tracing.sampling.probability", "0.1"));
		assertThat(environment.getProperty("management.tracing.sampling.probability")).isEqualTo("0.1");
	}

	@Test
	void propertyLeavesThemOut() {
		ConfigurableEnvironment environment = environment(
				Map.of("reviewscope.observability.defaults.enabled", "false"));
		assertThat(environment.getProperty("management.tracing.sampling.probability")).isNull();
	}

	@Test
	void endpointFollowsTheStandardVariable() {
		ConfigurableEnvironment environment = environment(
				Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318"));
		assertThat(environment.getProperty("management.opentelemetry.logging.export.otlp.endpoint"))
			.isEqualTo("http://collector:4318/v1/logs");
	}

	@Test
	void standardVariableOverrulesResourceAttributes() {
		ConfigurableEnvironment environment = environment(
				Map.of("OTEL_RESOURCE_ATTRIBUTES", "a=b, service.instance.id=pod-1"));
		assertThat(environment.getProperty("management.opentelemetry.resource-attributes.service.instance.id"))
			.isNull();
		assertThat(environment.getProperty("management.opentelemetry.resource-attributes.deployment.environment.name"))
			.isEqualTo("local");
	}

	@Test
	void environmentNamesTheDeployment() {
		ConfigurableEnvironment environment = environment(Map.of("REVIEWSCOPE_ENVIRONMENT", "staging"));
		assertThat(environment.getProperty("management.opentelemetry.resource-attributes.deployment.environment.name"))
			.isEqualTo("staging");
	}

	@Test
	void versionIsThatOfTheBuild() {
		// src/test/resources/META-INF/build-info.properties
		assertThat(environment(Map.of()).getProperty("management.opentelemetry.resource-attributes.service.version"))
			.isEqualTo("1.2.3-test");
	}

	@Test
	void comesLastOfAll() {
		List<String> names = environment(Map.of()).getPropertySources()
			.stream()
			.map((source) -> source.getName())
			.toList();
		assertThat(names.subList(names.size() - 2, names.size())).allMatch((name) -> name.startsWith("reviewscope"));
	}

	private static ConfigurableEnvironment environment(Map<String, Object> properties) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", new HashMap<>(properties)));
		new ObservabilityDefaultsEnvironmentPostProcessor().postProcessEnvironment(environment,
				new SpringApplication());
		return environment;
	}

}
