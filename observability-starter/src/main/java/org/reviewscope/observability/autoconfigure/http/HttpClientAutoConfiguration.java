package org.reviewscope.observability.autoconfigure.http;

import java.net.http.HttpClient;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.observation.ClientRequestObservationConvention;
import org.springframework.web.client.RestClient;

/**
 * What is seen of the requests that a service sends.
 */
@AutoConfiguration(
		beforeName = "org.springframework.boot.restclient.autoconfigure.RestClientObservationAutoConfiguration")
@ConditionalOnClass({ RestClient.class, ObservationProperties.class })
@EnableConfigurationProperties(ObservationProperties.class)
public final class HttpClientAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(ClientRequestObservationConvention.class)
	@ConditionalOnBooleanProperty(name = "reviewscope.observability.conventions.enabled", matchIfMissing = true)
	SemanticClientConvention semanticClientConvention(ObservationProperties properties) {
		return new SemanticClientConvention(properties.getHttp().getClient().getRequests().getName());
	}

	/**
	 * On cleartext connections the JDK's client offers an upgrade to HTTP/2, and servers
	 * that do not know it fail in strange ways.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ JdkClientHttpRequestFactoryBuilder.class, ClientHttpRequestFactoryBuilderCustomizer.class })
	@ConditionalOnBooleanProperty(name = "reviewscope.observability.http11-client", matchIfMissing = true)
	static class Http11Configuration {

		@Bean
		@ConditionalOnMissingBean(name = "http11Customizer")
		ClientHttpRequestFactoryBuilderCustomizer<JdkClientHttpRequestFactoryBuilder> http11Customizer() {
			return (builder) -> builder
				.withHttpClientCustomizer((client) -> client.version(HttpClient.Version.HTTP_1_1));
		}

	}

}
