package org.reviewscope.inference.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.reviewscope.inference.telemetry.CacheMeterDocumentation;
import org.reviewscope.inference.telemetry.PredictionObservationDocumentation.HighCardinalityKeys;
import org.reviewscope.observability.convention.LongKeyValue;

/**
 * Counts hits and misses of the cache, and adds them to the span of the prediction.
 */
final class CacheMetrics {

	private final ObservationRegistry observations;

	private final Counter hits;

	private final Counter misses;

	private final Counter errors;

	CacheMetrics(MeterRegistry registry, ObservationRegistry observations) {
		this.observations = observations;
		this.hits = counter(registry, "hit");
		this.misses = counter(registry, "miss");
		this.errors = counter(registry, "error");
	}

	private static Counter counter(MeterRegistry registry, String result) {
		return Counter.builder(CacheMeterDocumentation.GETS.getName())
			.tag(CacheMeterDocumentation.Keys.RESULT.asString(), result)
			.register(registry);
	}

	void found(int hits, int misses) {
		this.hits.increment(hits);
		this.misses.increment(misses);
		tell(hits);
	}

	void failed(int reviews) {
		this.errors.increment(reviews);
		tell(0);
	}

	private void tell(int hits) {
		Observation prediction = this.observations.getCurrentObservation();
		if (prediction != null) {
			prediction.highCardinalityKeyValue(LongKeyValue.of(HighCardinalityKeys.CACHE_HITS, hits));
		}
	}

}
