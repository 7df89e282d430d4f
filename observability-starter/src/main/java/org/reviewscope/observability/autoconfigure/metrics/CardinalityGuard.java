package org.reviewscope.observability.autoconfigure.metrics;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits the number of time series: removes the tags of tenants and users, and denies
 * further series of a meter that has too many.
 */
final class CardinalityGuard implements MeterFilter {

	private static final Logger logger = LoggerFactory.getLogger(CardinalityGuard.class);

	private final MeterFilter forbiddenTags;

	private final int maxSeries;

	private final Consumer<String> denials;

	private final Map<String, Set<Meter.Id>> series = new ConcurrentHashMap<>();

	private final Set<String> warned = ConcurrentHashMap.newKeySet();

	CardinalityGuard(Set<String> forbiddenTags, int maxSeries, Consumer<String> denials) {
		this.forbiddenTags = MeterFilter.ignoreTags(forbiddenTags.toArray(String[]::new));
		this.maxSeries = maxSeries;
		this.denials = denials;
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		return this.forbiddenTags.map(id);
	}

	@Override
	public MeterFilterReply accept(Meter.Id id) {
		if (CardinalityMeterDocumentation.DENIED.getName().equals(id.getName()) || isAffordable(id)) {
			return MeterFilterReply.NEUTRAL;
		}
		if (this.warned.add(id.getName())) {
			logger.warn("The metric '{}' has {} time series: further ones are denied and counted in '{}'", id.getName(),
					this.maxSeries, CardinalityMeterDocumentation.DENIED.getName());
		}
		this.denials.accept(id.getName());
		return MeterFilterReply.DENY;
	}

	private boolean isAffordable(Meter.Id id) {
		Set<Meter.Id> known = this.series.computeIfAbsent(id.getName(), (name) -> ConcurrentHashMap.newKeySet());
		return known.contains(id) || (known.size() < this.maxSeries && known.add(id));
	}

}
