package org.reviewscope.gateway.upstream;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.retry.RetryRegistry;
import org.reviewscope.observability.TraceEvents;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/**
 * Shows what the guards do: in the metrics, under Resilience4j's own names, which stock
 * dashboards know; in the traces; and in the gateway's health.
 */
@Configuration(proxyBeanMethods = false)
class UpstreamMonitoringConfiguration {

	@Bean
	TaggedCircuitBreakerMetrics circuitBreakerMetrics(CircuitBreakerRegistry circuitBreakers) {
		return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(circuitBreakers);
	}

	@Bean
	TaggedBulkheadMetrics bulkheadMetrics(BulkheadRegistry bulkheads) {
		return TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads);
	}

	@Bean
	TaggedRetryMetrics retryMetrics(RetryRegistry retries) {
		return TaggedRetryMetrics.ofRetryRegistry(retries);
	}

	@Bean
	RetryObserver retryObserver(TraceEvents events, RetryRegistry retries) {
		return new RetryObserver(events, retries);
	}

	@Bean
	CompositeHealthContributor upstreamHealthContributor(HttpServiceProxyRegistry services,
			CircuitBreakerRegistry circuitBreakers) {
		Map<String, CircuitBreaker> byName = services.getGroupNames()
			.stream()
			.collect(Collectors.toMap(Function.identity(), circuitBreakers::circuitBreaker));
		return CompositeHealthContributor.fromMap(byName, UpstreamHealth::new);
	}

}
