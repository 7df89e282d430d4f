package org.reviewscope.observability.autoconfigure.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import org.reviewscope.observability.autoconfigure.startup.SpringBootGeneration;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.util.StringUtils;

/**
 * Adds the starter's defaults after every other property source, so that a service sets
 * only what it wants to change.
 */
public final class ObservabilityDefaultsEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	private static final String ENABLED_PROPERTY = "reviewscope.observability.defaults.enabled";

	private static final Resource DEFAULTS = new ClassPathResource(
			"org/reviewscope/observability/observability-defaults.yaml");

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (environment.getProperty(ENABLED_PROPERTY, Boolean.class, true) && SpringBootGeneration.isSupported()) {
			environment.getPropertySources().addLast(resourceAttributes(environment));
			environment.getPropertySources().addLast(endpoint(environment));
			load().forEach(environment.getPropertySources()::addLast);
		}
	}

	private PropertySource<?> resourceAttributes(ConfigurableEnvironment environment) {
		return new MapPropertySource("reviewscopeResourceAttributes",
				ResourceAttributeDefaults.of(environment).asProperties());
	}

	// An empty variable counts as unset: OpenTelemetry specifies that, and Spring Boot
	// does it
	private PropertySource<?> endpoint(ConfigurableEnvironment environment) {
		String endpoint = environment.getProperty("OTEL_EXPORTER_OTLP_ENDPOINT");
		return new MapPropertySource("reviewscopeEndpoint", Map.of("reviewscope.observability.default-endpoint",
				StringUtils.hasText(endpoint) ? endpoint : "http://localhost:4318"));
	}

	private List<PropertySource<?>> load() {
		try {
			return new YamlPropertySourceLoader().load("reviewscopeObservabilityDefaults", DEFAULTS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + DEFAULTS, ex);
		}
	}

	@Override
	public int getOrder() {
		// After the configuration files, so that they can switch the defaults off
		return Ordered.LOWEST_PRECEDENCE;
	}

}
