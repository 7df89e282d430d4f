package org.reviewscope.observability.autoconfigure.request;

import java.util.Objects;

import org.apache.coyote.http11.Http11NioProtocol;
import org.reviewscope.observability.autoconfigure.ObservabilityProperties;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Rules for request bodies, for services that ask for them: both are off by default.
 */
@AutoConfiguration
@EnableConfigurationProperties(ObservabilityProperties.class)
public final class RequestBodyAutoConfiguration {

	/**
	 * The part that needs Spring MVC.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	@ConditionalOnClass(DispatcherServlet.class)
	@ConditionalOnProperty("reviewscope.observability.request-body.max-size")
	static class SizeConfiguration {

		@Bean
		@ConditionalOnMissingBean
		BodySizeAdvice bodySizeAdvice(ObservabilityProperties properties) {
			return new BodySizeAdvice(Objects.requireNonNull(properties.requestBody().maxSize()),
					properties.requestBody().maxTime());
		}

	}

	/**
	 * The part that needs Tomcat.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	@ConditionalOnClass({ Http11NioProtocol.class, TomcatWebServerFactory.class })
	@ConditionalOnProperty("reviewscope.observability.request-body.max-time")
	static class TimeConfiguration {

		@Bean
		@ConditionalOnMissingBean
		SlowRequestsCustomizer slowRequestsCustomizer(ObservabilityProperties properties) {
			return new SlowRequestsCustomizer(Objects.requireNonNull(properties.requestBody().maxTime()));
		}

	}

	/**
	 * The part that needs Jackson.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ JsonMapper.class, JsonMapperBuilderCustomizer.class })
	@ConditionalOnBooleanProperty("reviewscope.observability.request-body.strict-json")
	static class StrictJsonConfiguration {

		@Bean
		@ConditionalOnMissingBean
		StrictJson strictJson() {
			return new StrictJson();
		}

	}

}
