package org.reviewscope.observability.autoconfigure.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import org.reviewscope.observability.autoconfigure.ObservabilityProperties;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Guards every meter registry of the service.
 */
@AutoConfiguration(before = MetricsAutoConfiguration.class)
@ConditionalOnClass({ MeterRegistry.class, MeterRegistryCustomizer.class })
@EnableConfigurationProperties(ObservabilityProperties.class)
public final class MetricsGuardAutoConfiguration {

	private static final List<String> FIELD_PROPERTIES = List.of("management.tracing.baggage.tag-fields",
			"management.tracing.baggage.correlation.fields", "management.tracing.baggage.remote-fields");

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "reviewscope.observability.metrics-guard.enabled", matchIfMissing = true)
	@Order(Ordered.LOWEST_PRECEDENCE)
	static CardinalityGuard cardinalityGuard(ObservabilityProperties properties, Environment environment,
			ObjectProvider<MeterFilter> filters) {
		return new CardinalityGuard(baggageFields(environment), properties.metricsGuard().maxSeriesPerMeter(), filters);
	}

	private static Set<String> baggageFields(Environment environment) {
		Binder binder = Binder.get(environment);
		return FIELD_PROPERTIES.stream()
			.flatMap((property) -> binder.bind(property, String[].class).map(Arrays::stream).orElseGet(Stream::empty))
			.collect(Collectors.toUnmodifiableSet());
	}

}
