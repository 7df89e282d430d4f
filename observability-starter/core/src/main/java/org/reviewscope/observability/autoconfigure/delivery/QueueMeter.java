package org.reviewscope.observability.autoconfigure.delivery;

import java.util.function.Consumer;

import io.opentelemetry.api.metrics.DoubleCounterBuilder;
import io.opentelemetry.api.metrics.DoubleGaugeBuilder;
import io.opentelemetry.api.metrics.DoubleHistogramBuilder;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongCounterBuilder;
import io.opentelemetry.api.metrics.LongUpDownCounterBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongCounter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;

/**
 * The meter of a queue.
 *
 * @param off a meter that measures nothing
 * @param drops what each of its counters counts
 */
record QueueMeter(Meter off, DropCounter drops) implements Meter {

	@Override
	public LongCounterBuilder counterBuilder(String name) {
		return new DropCounterBuilder(this.off.counterBuilder(name), this.drops);
	}

	@Override
	public LongUpDownCounterBuilder upDownCounterBuilder(String name) {
		return this.off.upDownCounterBuilder(name);
	}

	@Override
	public DoubleHistogramBuilder histogramBuilder(String name) {
		return this.off.histogramBuilder(name);
	}

	@Override
	public DoubleGaugeBuilder gaugeBuilder(String name) {
		return this.off.gaugeBuilder(name);
	}

	/**
	 * Makes the counter, whatever it is called.
	 *
	 * @param off a builder of counters that count nothing
	 * @param drops the counter
	 */
	private record DropCounterBuilder(LongCounterBuilder off, DropCounter drops) implements LongCounterBuilder {

		@Override
		public LongCounterBuilder setDescription(String description) {
			return this;
		}

		@Override
		public LongCounterBuilder setUnit(String unit) {
			return this;
		}

		@Override
		public DoubleCounterBuilder ofDoubles() {
			return this.off.ofDoubles();
		}

		@Override
		public LongCounter build() {
			return this.drops;
		}

		@Override
		public ObservableLongCounter buildWithCallback(Consumer<ObservableLongMeasurement> callback) {
			return this.off.buildWithCallback(callback);
		}

	}

}
