package org.reviewscope.gateway.upstream;

import java.time.Duration;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;

/**
 * Makes the guard of a neighbour from the registries, where metrics and health find its
 * parts.
 */
class UpstreamGuards {

	private final BulkheadRegistry bulkheads;

	private final CircuitBreakerRegistry circuitBreakers;

	private final RetryRegistry retries;

	private final Duration openFor;

	UpstreamGuards(BulkheadRegistry bulkheads, CircuitBreakerRegistry circuitBreakers, RetryRegistry retries,
			Duration openFor) {
		this.bulkheads = bulkheads;
		this.circuitBreakers = circuitBreakers;
		this.retries = retries;
		this.openFor = openFor;
	}

	UpstreamGuard guard(String name) {
		return new UpstreamGuard(name, this.bulkheads.bulkhead(name), this.circuitBreakers.circuitBreaker(name),
				this.retries.retry(name), this.openFor);
	}

}
