package org.reviewscope.observability.autoconfigure.examples;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.micrometer.observation.annotation.Observed;

import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The examples of SPANS.md that are methods of a bean.
 */
class MethodExamples {

	private final Prices prices;

	MethodExamples(Prices prices) {
		this.prices = prices;
	}

	// example: annotation
	@Observed(name = "price.lookup", contextualName = "look up price")
	int price(String product) {
		return product.length();
	}
	// end

	// example: async
	@Async
	CompletableFuture<Integer> priceLater(String product) {
		return CompletableFuture.completedFuture(this.prices.price(product));
	}
	// end

	// example: scheduled
	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
	void refresh() {
		this.prices.price("tea");
	}
	// end

}
