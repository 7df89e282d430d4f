package org.reviewscope.observability.autoconfigure.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Lets a dashboard show which version runs where, and since when: scraped metrics carry
 * no resource attributes.
 */
final class ApplicationInfo implements MeterBinder {

	private static final String UNKNOWN = "unknown";

	private final String version;

	ApplicationInfo(@Nullable String version) {
		this.version = (version != null) ? version : UNKNOWN;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder(ApplicationMeterDocumentation.APPLICATION_INFO.getName(), () -> 1)
			.tag(ApplicationMeterDocumentation.ApplicationKeys.VERSION.asString(), this.version)
			.register(registry);
	}

}
