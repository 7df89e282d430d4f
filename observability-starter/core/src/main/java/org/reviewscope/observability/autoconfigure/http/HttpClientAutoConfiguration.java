package org.reviewscope.observability.autoconfigure.http;

import java.net.http.HttpClient;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import org.reviewscope.observability.ExpectedRefusals;
import org.reviewscope.observability.autoconfigure.ObservabilityProperties;
import org.reviewscope.observability.autoconfigure.tracing.TracingSupportAutoConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
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
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Observations of the requests that a service sends.
 */
@AutoConfiguration(after = TracingSupportAutoConfiguration.class,
		beforeName = { "org.springframework.boot.restclient.autoconfigure.RestClientObservationAutoConfiguration",
				"org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration" })
@ConditionalOnClass({ RestClient.class, ObservationProperties.class })
@EnableConfigurationProperties({ ObservabilityProperties.class, ObservationProperties.class })
public final class HttpClientAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(ClientRequestObservationConvention.class)
	@ConditionalOnBooleanProperty(name = "reviewscope.observability.conventions.enabled", matchIfMissing = true)
	SemanticClientConvention semanticClientConvention(ObservationProperties properties, ClientAnswers answers) {
		return new SemanticClientConvention(properties.getHttp().getClient().getRequests().getName(), answers);
	}

	@Bean
	@ConditionalOnMissingBean
	ClientAnswers clientAnswers(ObservabilityProperties properties, ObjectProvider<ExpectedRefusals> refusals) {
		return new ClientAnswers(
				properties.refusalsAreErrors() ? ClientAnswers.NONE : refusals.getIfUnique(() -> ClientAnswers.NONE));
	}

	/**
	 * The part that needs a tracer.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Tracer.class, OtelSpan.class })
	@ConditionalOnBean(Tracer.class)
	static class SpanConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnBooleanProperty(name = "reviewscope.observability.conventions.enabled", matchIfMissing = true)
		ClientErrorHandler clientErrorHandler(ClientAnswers answers) {
			return new ClientErrorHandler(answers);
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnBooleanProperty(name = "reviewscope.observability.conventions.enabled", matchIfMissing = true)
		HttpSpanCorrection httpSpanCorrection() {
			return new HttpSpanCorrection();
		}

	}

	/**
	 * WebClient, whose convention is another class of the same name.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(WebClient.class)
	@ConditionalOnBooleanProperty(name = "reviewscope.observability.conventions.enabled", matchIfMissing = true)
	static class WebClientConfiguration {

		@Bean
		@ConditionalOnMissingBean(org.springframework.web.reactive.function.client.ClientRequestObservationConvention.class)
		SemanticWebClientConvention semanticWebClientConvention(ObservationProperties properties,
				ClientAnswers answers) {
			return new SemanticWebClientConvention(properties.getHttp().getClient().getRequests().getName(), answers);
		}

		/**
		 * The part that needs a tracer.
		 */
		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass({ Tracer.class, OtelSpan.class })
		@ConditionalOnBean(Tracer.class)
		static class WebClientSpanConfiguration {

			@Bean
			@ConditionalOnMissingBean
			WebClientErrorHandler webClientErrorHandler(ClientAnswers answers) {
				return new WebClientErrorHandler(answers);
			}

		}

	}

	/**
	 * On connections without TLS the JDK's client offers an upgrade to HTTP/2, which some
	 * servers cannot handle. Off by default: with TLS it would end HTTP/2, too.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ JdkClientHttpRequestFactoryBuilder.class, ClientHttpRequestFactoryBuilderCustomizer.class })
	@ConditionalOnBooleanProperty("reviewscope.observability.http11-client")
	static class Http11Configuration {

		@Bean
		@ConditionalOnMissingBean(name = "http11Customizer")
		ClientHttpRequestFactoryBuilderCustomizer<JdkClientHttpRequestFactoryBuilder> http11Customizer() {
			return (builder) -> builder
				.withHttpClientCustomizer((client) -> client.version(HttpClient.Version.HTTP_1_1));
		}

	}

}
