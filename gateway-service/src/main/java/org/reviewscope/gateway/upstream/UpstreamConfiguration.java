package org.reviewscope.gateway.upstream;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import org.reviewscope.observability.ExpectedRefusals;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;

/**
 * Guards every group of HTTP interfaces: a new neighbour needs a group name and nothing
 * here.
 */
@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

	@Bean
	BulkheadRegistry bulkheads(UpstreamProperties properties) {
		return BulkheadRegistry.of(BulkheadConfig.custom().maxConcurrentCalls(properties.maxConcurrentCalls()).build());
	}

	@Bean
	CircuitBreakerRegistry circuitBreakers(UpstreamProperties properties) {
		UpstreamProperties.CircuitBreaker settings = properties.circuitBreaker();
		return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
			.slidingWindowSize(settings.window())
			.minimumNumberOfCalls(settings.minimumCalls())
			.failureRateThreshold(settings.failureRate())
			.waitDurationInOpenState(settings.openFor())
			.permittedNumberOfCallsInHalfOpenState(settings.trialCalls())
			.recordException(UpstreamFailure::isFault)
			.build());
	}

	@Bean
	RetryRegistry retries(UpstreamProperties properties) {
		UpstreamProperties.Retry settings = properties.retry();
		return RetryRegistry.of(RetryConfig.custom()
			.maxAttempts(settings.maxAttempts())
			.intervalFunction(IntervalFunction.ofExponentialRandomBackoff(settings.delay(), 2, 0.5))
			.retryOnException(UpstreamFailure::isUnreachable)
			.build());
	}

	@Bean
	UpstreamGuards upstreamGuards(BulkheadRegistry bulkheads, CircuitBreakerRegistry circuitBreakers,
			RetryRegistry retries, UpstreamProperties properties) {
		return new UpstreamGuards(bulkheads, circuitBreakers, retries, properties.circuitBreaker().openFor());
	}

	@Bean
	ExpectedRefusals expectedRefusals() {
		return UpstreamFailure::isRefusal;
	}

	@Bean
	RestClientHttpServiceGroupConfigurer guardUpstreams(UpstreamGuards guards) {
		return (groups) -> groups.forEachProxyFactory((group, factory) -> factory
			.exchangeAdapterDecorator((adapter) -> new GuardedExchangeAdapter(adapter, guards.guard(group.name()))));
	}

}
