package org.reviewscope.observability.autoconfigure.metrics;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Denies further series of a meter that has too many in one registry. Only what the
 * registry holds is counted: a series that is removed makes room for another.
 */
final class SeriesLimit implements MeterFilter {

	private static final Logger logger = LoggerFactory.getLogger(SeriesLimit.class);

	private final MeterRegistry registry;

	private final int maxSeries;

	private final List<MeterFilter> others;

	private final Set<String> warned;

	private final Map<String, Integer> series = new ConcurrentHashMap<>();

	SeriesLimit(MeterRegistry registry, int maxSeries, List<MeterFilter> others, Set<String> warned) {
		this.registry = registry;
		this.maxSeries = maxSeries;
		this.others = others;
		this.warned = warned;
	}

	void impose() {
		this.registry.forEachMeter(this::added);
		this.registry.config().onMeterAdded(this::added).onMeterRemoved(this::removed).meterFilter(this);
	}

	// A registry asks only for series that it does not hold
	@Override
	public MeterFilterReply accept(Meter.Id id) {
		if (CardinalityMeterDocumentation.DENIED.getName().equals(id.getName()) || hasRoom(id) || isDecided(id)) {
			return MeterFilterReply.NEUTRAL;
		}
		if (this.warned.add(id.getName())) {
			logger.warn("The metric '{}' has {} time series: further ones are denied and counted in '{}'", id.getName(),
					this.maxSeries, CardinalityMeterDocumentation.DENIED.getName());
		}
		count(id.getName());
		return MeterFilterReply.DENY;
	}

	private boolean hasRoom(Meter.Id id) {
		return this.series.getOrDefault(id.getName(), 0) < this.maxSeries;
	}

	/**
	 * The application's filters are asked after this one, and have the first say.
	 * @param id what is to be registered
	 * @return whether one of them accepts or denies it
	 */
	private boolean isDecided(Meter.Id id) {
		return this.others.stream().anyMatch((filter) -> filter.accept(id) != MeterFilterReply.NEUTRAL);
	}

	// In the registry that asks, whose lock is held: a composite around it would wait for
	// ever
	private void count(String meter) {
		Counter.builder(CardinalityMeterDocumentation.DENIED.getName())
			.tag(CardinalityMeterDocumentation.Keys.METER.asString(), meter)
			.register(this.registry)
			.increment();
	}

	private void added(Meter meter) {
		this.series.merge(meter.getId().getName(), 1, Integer::sum);
	}

	private void removed(Meter meter) {
		this.series.computeIfPresent(meter.getId().getName(), (name, count) -> (count > 1) ? count - 1 : null);
	}

}
