package org.reviewscope.gateway.refusal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

/**
 * Counts refusals by reason. Each series starts at 0: a rate over a series that begins
 * with its first event would miss that event.
 */
@Component
class RefusalMetrics {

	private final Map<Refusal, Counter> refusals = new EnumMap<>(Refusal.class);

	RefusalMetrics(MeterRegistry registry) {
		for (Refusal reason : Refusal.values()) {
			this.refusals.put(reason,
					Counter.builder(RefusalMeterDocumentation.REFUSALS.getName())
						.tag(RefusalMeterDocumentation.Keys.REASON.asString(), reason.key())
						.register(registry));
		}
	}

	void count(Refusal reason) {
		Objects.requireNonNull(this.refusals.get(reason)).increment();
	}

}
