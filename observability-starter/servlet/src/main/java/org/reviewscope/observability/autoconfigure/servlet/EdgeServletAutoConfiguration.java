package org.reviewscope.observability.autoconfigure.servlet;

import org.reviewscope.observability.autoconfigure.edge.EdgeAutoConfiguration;
import org.reviewscope.observability.autoconfigure.edge.EdgeHeaders;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses what the edge does not accept.
 */
@AutoConfiguration(after = EdgeAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(HandlerExceptionResolver.class)
@ConditionalOnBean(EdgeHeaders.class)
public final class EdgeServletAutoConfiguration {

	private static final int AFTER_TRACE_ID_HEADER = Ordered.HIGHEST_PRECEDENCE + 3;

	@Bean
	@ConditionalOnMissingBean(name = "edgeHeadersFilter")
	FilterRegistrationBean<EdgeHeadersFilter> edgeHeadersFilter(EdgeHeaders headers,
			@Qualifier("handlerExceptionResolver") HandlerExceptionResolver exceptionResolver) {
		FilterRegistrationBean<EdgeHeadersFilter> registration = new FilterRegistrationBean<>(
				new EdgeHeadersFilter(headers, exceptionResolver));
		registration.setOrder(AFTER_TRACE_ID_HEADER);
		return registration;
	}

}
