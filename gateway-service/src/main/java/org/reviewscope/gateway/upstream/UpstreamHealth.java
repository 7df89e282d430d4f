package org.reviewscope.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Health of an upstream service, as its circuit breaker sees it. Unlike a ping, this
 * needs no extra traffic, and it tells how real calls went. With an open circuit the
 * gateway is degraded, not down: it still answers, and a restart would not help.
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
