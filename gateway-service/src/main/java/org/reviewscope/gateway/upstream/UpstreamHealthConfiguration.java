package org.reviewscope.gateway.upstream;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/**
 * Shows every neighbour in the gateway's health.
 */
@Configuration(proxyBeanMethods = false)
class UpstreamHealthConfiguration {

	@Bean
	CompositeHealthContributor upstreamHealthContributor(HttpServiceProxyRegistry neighbours,
			CircuitBreakerRegistry circuitBreakers) {
		Map<String, CircuitBreaker> byName = neighbours.getGroupNames()
			.stream()
			.collect(Collectors.toMap(Function.identity(), circuitBreakers::circuitBreaker));
		return CompositeHealthContributor.fromMap(byName, UpstreamHealth::new);
	}

}
