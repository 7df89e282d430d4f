package org.reviewscope.observability.autoconfigure.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import org.reviewscope.observability.MeterDescriptions;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Puts the documentation of meters into the scrape.
 */
@AutoConfiguration(before = MetricsAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
public final class MeterDescriptionAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	static MeterDescriptions meterDescriptions() {
		return MeterDescriptions.load(MeterDescriptionAutoConfiguration.class.getClassLoader());
	}

	@Bean
	@ConditionalOnMissingBean
	static MeterDescriptionFilter meterDescriptionFilter(MeterDescriptions descriptions) {
		return new MeterDescriptionFilter(descriptions);
	}

}
