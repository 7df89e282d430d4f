package org.reviewscope.gateway.upstream;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import org.reviewscope.observability.ExpectedRefusals;

import org.springframework.boot.http.client.autoconfigure.HttpClientProperties;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.ImportHttpServices;

/**
 * Connects the gateway with the two services that it calls. Every group of HTTP
 * interfaces gets a guard of its own: another service needs an import here and no more.
 */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "inference", basePackages = "org.reviewscope.gateway.prediction")
@ImportHttpServices(group = "model-store",
		basePackages = { "org.reviewscope.gateway.history", "org.reviewscope.gateway.registry" })
class UpstreamConfiguration {

	@Bean
	BulkheadRegistry bulkheads(UpstreamProperties properties) {
		return BulkheadRegistry.of(BulkheadConfig.custom()
			.maxConcurrentCalls(properties.maxConcurrentCalls())
			.writableStackTraceEnabled(false)
			.build());
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
			.writableStackTraceEnabled(false)
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
	Callers callers(UpstreamProperties properties) {
		return new Callers(new KnownTenants(properties.tenantKnownAfter(), System::nanoTime));
	}

	@Bean
	RestClientHttpServiceGroupConfigurer tellInferenceWhoAsks(Callers callers) {
		return (groups) -> groups.filterByName("inference")
			.forEachClient((_, client) -> client
				.requestInitializer((request) -> request.getHeaders().set(Callers.HEADER, callers.current())));
	}

	@Bean
	RestClientHttpServiceGroupConfigurer nameTimeouts(HttpServiceClientProperties properties) {
		return (groups) -> groups.forEachClient((group, client) -> {
			HttpClientProperties settings = properties.get(group.name());
			if (settings != null && settings.getReadTimeout() != null) {
				client.requestInterceptor(new StalledBodies(settings.getReadTimeout()));
			}
		});
	}

	@Bean
	RestClientHttpServiceGroupConfigurer guardUpstreams(Callers callers, BulkheadRegistry bulkheads,
			CircuitBreakerRegistry circuitBreakers, RetryRegistry retries, UpstreamProperties properties) {
		return (groups) -> groups.forEachProxyFactory((group, factory) -> {
			UpstreamGuard guard = new UpstreamGuard(group.name(), callers,
					new FairShare(properties.maxConcurrentCalls()), bulkheads.bulkhead(group.name()),
					circuitBreakers.circuitBreaker(group.name()), retries.retry(group.name()),
					properties.circuitBreaker().openFor());
			factory.exchangeAdapterDecorator((adapter) -> new GuardedExchangeAdapter(adapter, guard));
		});
	}

	@Bean
	ExpectedRefusals expectedRefusals() {
		return UpstreamFailure::isRefusal;
	}

}
