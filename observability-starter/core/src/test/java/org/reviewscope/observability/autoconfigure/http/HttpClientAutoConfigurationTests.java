package org.reviewscope.observability.autoconfigure.http;

import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.tracing.TracingSupportAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.client.observation.ClientRequestObservationConvention;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which beans there are for calls, and when.
 */
class HttpClientAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(HttpClientAutoConfiguration.class,
				TracingSupportAutoConfiguration.class, NoopTracerAutoConfiguration.class));

	@Test
	void suppliesEverything() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(SemanticClientConvention.class)
			.hasSingleBean(SemanticWebClientConvention.class)
			.hasSingleBean(ClientErrorHandler.class)
			.hasSingleBean(WebClientErrorHandler.class)
			.hasSingleBean(HttpSpanCorrection.class)
			.doesNotHaveBean("http11Customizer"));
	}

	@Test
	void changesTheProtocolOnlyIfAsked() {
		this.contextRunner.withPropertyValues("reviewscope.observability.http11-client=true")
			.run((context) -> assertThat(context).hasBean("http11Customizer"));
	}

	@Test
	void backsOffWhenServiceHasItsOwn() {
		this.contextRunner
			.withBean(ClientRequestObservationConvention.class, DefaultClientRequestObservationConvention::new)
			.run((context) -> assertThat(context).hasSingleBean(ClientRequestObservationConvention.class)
				.doesNotHaveBean(SemanticClientConvention.class)
				.hasSingleBean(SemanticWebClientConvention.class));
	}

	@Test
	void backsOffFromAnOwnConventionOfWebClient() {
		this.contextRunner
			.withBean(org.springframework.web.reactive.function.client.ClientRequestObservationConvention.class,
					org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention::new)
			.run((context) -> assertThat(context).hasSingleBean(SemanticClientConvention.class)
				.doesNotHaveBean(SemanticWebClientConvention.class));
	}

	@Test
	void partsAreSwitchedOffByProperties() {
		this.contextRunner.withPropertyValues("reviewscope.observability.conventions.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ClientRequestObservationConvention.class)
				.doesNotHaveBean(SemanticWebClientConvention.class)
				.doesNotHaveBean(ClientErrorHandler.class)
				.doesNotHaveBean(WebClientErrorHandler.class)
				.doesNotHaveBean(HttpSpanCorrection.class));
	}

	@Test
	void spanPartsNeedATracer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(Tracer.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(SemanticClientConvention.class)
				.hasSingleBean(SemanticWebClientConvention.class)
				.doesNotHaveBean(ClientErrorHandler.class)
				.doesNotHaveBean(WebClientErrorHandler.class)
				.doesNotHaveBean(HttpSpanCorrection.class));
	}

	@Test
	void needsRestClient() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(RestClient.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SemanticClientConvention.class));
	}

	@Test
	void partsOfWebClientNeedIt() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(WebClient.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(SemanticClientConvention.class)
				.doesNotHaveBean(SemanticWebClientConvention.class)
				.doesNotHaveBean(WebClientErrorHandler.class));
	}

	@Test
	void http11NeedsTheModuleOfSpringBoot() {
		this.contextRunner.withPropertyValues("reviewscope.observability.http11-client=true")
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.http.client"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("http11Customizer"));
	}

}
