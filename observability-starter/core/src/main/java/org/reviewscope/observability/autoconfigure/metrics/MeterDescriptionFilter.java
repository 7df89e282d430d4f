package org.reviewscope.observability.autoconfigure.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import org.reviewscope.observability.MeterDescriptions;

/**
 * Gives every documented meter its description, timers of observations included, which
 * cannot have one where they are made.
 */
final class MeterDescriptionFilter implements MeterFilter {

	private final MeterDescriptions descriptions;

	MeterDescriptionFilter(MeterDescriptions descriptions) {
		this.descriptions = descriptions;
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		String description = this.descriptions.of(id.getName());
		return (description != null) ? new Meter.Id(id.getName(), Tags.of(id.getTagsAsIterable()), id.getBaseUnit(),
				description, id.getType()) : id;
	}

}
