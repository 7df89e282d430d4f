package org.reviewscope.observability.autoconfigure.metrics;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;

/**
 * Limits the number of time series: removes the tags of tenants and users, and gives
 * every registry a limit of its own.
 */
final class CardinalityGuard implements MeterFilter, MeterRegistryCustomizer<MeterRegistry> {

	private final MeterFilter forbiddenTags;

	private final int maxSeries;

	private final ObjectProvider<MeterFilter> filters;

	private final Set<String> warned = ConcurrentHashMap.newKeySet();

	CardinalityGuard(Set<String> forbiddenTags, int maxSeries, ObjectProvider<MeterFilter> filters) {
		this.forbiddenTags = MeterFilter.ignoreTags(forbiddenTags.toArray(String[]::new));
		this.maxSeries = maxSeries;
		this.filters = filters;
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		return this.forbiddenTags.map(id);
	}

	@Override
	public void customize(MeterRegistry registry) {
		if (isFiltered(registry)) {
			List<MeterFilter> others = this.filters.orderedStream().filter((filter) -> filter != this).toList();
			new SeriesLimit(registry, this.maxSeries, others, this.warned).impose();
		}
	}

	/**
	 * Spring Boot's own composite, a subclass, sees meters before any filter has changed
	 * their tags; its members see them afterwards.
	 * @param registry one of the application's registries
	 * @return whether Spring Boot gives the registry the application's filters
	 */
	private static boolean isFiltered(MeterRegistry registry) {
		return !(registry instanceof CompositeMeterRegistry) || registry.getClass() == CompositeMeterRegistry.class;
	}

}
