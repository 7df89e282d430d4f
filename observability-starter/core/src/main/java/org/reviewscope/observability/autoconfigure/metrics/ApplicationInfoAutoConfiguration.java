package org.reviewscope.observability.autoconfigure.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;

/**
 * Adds the version to the metrics.
 */
@AutoConfiguration
@ConditionalOnClass(MeterRegistry.class)
public final class ApplicationInfoAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ApplicationInfo applicationInfo(ObjectProvider<BuildProperties> build) {
		return new ApplicationInfo(version(build.getIfAvailable()));
	}

	private static @Nullable String version(@Nullable BuildProperties build) {
		return (build != null) ? build.getVersion() : null;
	}

}
