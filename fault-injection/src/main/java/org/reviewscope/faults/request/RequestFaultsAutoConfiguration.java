package org.reviewscope.faults.request;

import org.reviewscope.faults.Fault;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The faults of requests.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty("reviewscope.faults.enabled")
public final class RequestFaultsAutoConfiguration {

	@Bean
	RequestEffects requestEffects() {
		return new RequestEffects();
	}

	// The management port has the configurer, too: there, faults have to be ended
	@Bean
	WebMvcConfigurer requestEffectsConfigurer(RequestEffects effects,
			@Value("${management.endpoints.web.base-path:/actuator}") String management) {
		return new WebMvcConfigurer() {

			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(effects).excludePathPatterns(management + "/**", "/error");
			}

		};
	}

	@Bean
	Fault latencyFixed(RequestEffects effects) {
		return LatencyFaults.fixed(effects);
	}

	@Bean
	Fault latencyRandom(RequestEffects effects) {
		return LatencyFaults.random(effects);
	}

	@Bean
	Fault latencyOneTenant(RequestEffects effects) {
		return LatencyFaults.oneTenant(effects);
	}

	@Bean
	Fault latencyOneRoute(RequestEffects effects) {
		return LatencyFaults.oneRoute(effects);
	}

	@Bean
	Fault errorRate(RequestEffects effects) {
		return ErrorRate.fault(effects);
	}

	@Bean
	@ConditionalOnProperty(name = "spring.application.name", havingValue = "model-store-service")
	Fault badModel(RequestEffects effects) {
		return BadModel.fault(effects);
	}

}
