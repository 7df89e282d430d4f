package org.reviewscope.observability.autoconfigure.examples;

import java.util.Objects;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

// example: decorator
record ObservedPrices(Prices prices, ObservationRegistry registry) implements Prices {

	@Override
	public int price(String product) {
		return Objects.requireNonNull(Observation.createNotStarted("price.lookup", this.registry)
			.contextualName("look up price")
			.observe(() -> this.prices.price(product)));
	}

}
// end
