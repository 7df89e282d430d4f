package org.reviewscope.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * How a neighbour fares, as its circuit breaker has seen it: a look at what calls have
 * met costs nothing, while a ping would be traffic of its own and could be well where
 * calls are not. An open circuit is a degraded gateway, not one that is down: it still
 * answers, and restarting it would mend nothing.
 */
class UpstreamHealth implements HealthIndicator {

	static final Status DEGRADED = new Status("DEGRADED");

	private final CircuitBreaker circuitBreaker;

	UpstreamHealth(CircuitBreaker circuitBreaker) {
		this.circuitBreaker = circuitBreaker;
	}

	@Override
	public Health health() {
		CircuitBreaker.State state = this.circuitBreaker.getState();
		CircuitBreaker.Metrics metrics = this.circuitBreaker.getMetrics();
		return Health.status((state == CircuitBreaker.State.CLOSED) ? Status.UP : DEGRADED)
			.withDetail("circuit", state)
			.withDetail("calls", metrics.getNumberOfBufferedCalls())
			.withDetail("failed", metrics.getNumberOfFailedCalls())
			.build();
	}

}
