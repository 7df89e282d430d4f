package org.reviewscope.gateway.refusal;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Puts the filter that counts refusals into its place.
 */
@Configuration(proxyBeanMethods = false)
class RefusalConfiguration {

	/**
	 * After the filter that starts the trace ({@code HIGHEST_PRECEDENCE + 1}), and before
	 * every filter that may refuse.
	 */
	private static final int IN_TRACE = Ordered.HIGHEST_PRECEDENCE + 2;

	@Bean
	FilterRegistrationBean<RefusalFilter> refusalFilter(RefusalMetrics metrics, ErrorAttributes errors) {
		FilterRegistrationBean<RefusalFilter> registration = new FilterRegistrationBean<>(
				new RefusalFilter(metrics, errors));
		registration.setOrder(IN_TRACE);
		return registration;
	}

}
