package org.reviewscope.observability.autoconfigure.servlet;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Traces what a controller of Spring MVC leaves to another thread.
 */
@AutoConfiguration(
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ ObservationRegistry.class, WebMvcConfigurer.class })
@ConditionalOnBean(ObservationRegistry.class)
public final class AsyncResultAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "tracedCallablesConfigurer")
	WebMvcConfigurer tracedCallablesConfigurer(ObservationRegistry registry) {
		return new WebMvcConfigurer() {

			@Override
			public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
				configurer.registerCallableInterceptors(new TracedCallables(registry));
			}

		};
	}

}
