package org.reviewscope.trust;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Lets services identify each other by a secret: on both sides, and outside their code.
 */
@AutoConfiguration
@EnableConfigurationProperties(TrustProperties.class)
public final class ServiceTrustAutoConfiguration {

	/**
	 * In the trace of the request, which begins at {@code HIGHEST_PRECEDENCE + 1}, and
	 * before all that reads a request.
	 */
	private static final int IN_TRACE = Ordered.HIGHEST_PRECEDENCE + 10;

	/**
	 * The side that is called.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("reviewscope.trust.guarded")
	static class GuardConfiguration {

		@Bean
		FilterRegistrationBean<CallerFilter> callerFilter(TrustProperties properties,
				@Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> resolver) {
			SecretTokens accepted = new SecretTokens(
					Stream.of(properties.tokens(), properties.operatorTokens()).flatMap(List::stream).toList());
			FilterRegistrationBean<CallerFilter> registration = new FilterRegistrationBean<>(
					new CallerFilter(accepted, resolver::getObject));
			registration.setOrder(IN_TRACE);
			registration.setEnabled(!new SecretTokens(properties.tokens()).requireLong().isEmpty());
			return registration;
		}

		@Bean
		TrustInfo trustInfo(TrustProperties properties, Environment environment) {
			return new TrustInfo(new SecretTokens(properties.tokens()).isEmpty(),
					"need".equalsIgnoreCase(environment.getProperty("server.ssl.client-auth")));
		}

	}

	/**
	 * The side that calls.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(RestClientCustomizer.class)
	static class SenderConfiguration {

		@Bean
		RestClientCustomizer tokenSender(TrustProperties properties) {
			SecretTokens tokens = new SecretTokens(properties.tokens()).requireLong();
			return tokens.isEmpty() ? (_) -> {
			} : new TokenSender(tokens.first(), properties.peers());
		}

	}

}
