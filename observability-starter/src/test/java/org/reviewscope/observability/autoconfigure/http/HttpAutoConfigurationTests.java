package org.reviewscope.observability.autoconfigure.http;

import java.util.List;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.tracing.TracingSupportAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.observation.ClientRequestObservationConvention;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which beans there are, and when.
 */
class HttpAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(HttpServerAutoConfiguration.class,
			HttpClientAutoConfiguration.class, TracingSupportAutoConfiguration.class,
			NoopTracerAutoConfiguration.class);

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void suppliesEverything() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(IgnoredPaths.class)
			.hasSingleBean(SemanticServerConvention.class)
			.hasSingleBean(SemanticClientConvention.class)
			.hasSingleBean(ServerErrorHandler.class)
			.hasSingleBean(ClientErrorHandler.class)
			.hasSingleBean(HttpSpanFilter.class)
			.hasSingleBean(SlowRequestHandler.class)
			.hasBean("traceIdHeaderFilter")
			.hasBean("http11Customizer"));
	}

	@Test
	void backsOffWhenServiceHasItsOwn() {
		this.contextRunner.withUserConfiguration(Own.class)
			.run((context) -> assertThat(context).hasSingleBean(ServerRequestObservationConvention.class)
				.doesNotHaveBean(SemanticServerConvention.class)
				.hasSingleBean(ClientRequestObservationConvention.class)
				.doesNotHaveBean(SemanticClientConvention.class)
				.hasSingleBean(IgnoredPaths.class)
				.hasBean("ownPaths"));
	}

	@Test
	void partsAreSwitchedOffByProperties() {
		this.contextRunner
			.withPropertyValues("reviewscope.observability.conventions.enabled=false",
					"reviewscope.observability.trace-id-header.enabled=false",
					"reviewscope.observability.http11-client=false",
					"reviewscope.observability.slow-request-threshold=0s", "reviewscope.observability.ignored-paths=")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(ServerRequestObservationConvention.class)
					.doesNotHaveBean(ClientRequestObservationConvention.class)
					.doesNotHaveBean(ServerErrorHandler.class)
					.doesNotHaveBean(ClientErrorHandler.class)
					.doesNotHaveBean(HttpSpanFilter.class)
					.doesNotHaveBean("traceIdHeaderFilter")
					.doesNotHaveBean("http11Customizer");
				assertThat(context.getBean(SlowRequestHandler.class).supportsContext(request("/livez"))).isFalse();
				assertThat(context.getBean(IgnoredPaths.class).test("http.server.requests", request("/livez")))
					.isTrue();
			});
	}

	@Test
	void serverPartNeedsAServletContainer() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(IgnoredPaths.class)
				.hasSingleBean(SemanticClientConvention.class));
	}

	@Test
	void spanPartsNeedATracer() {
		new WebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(HttpServerAutoConfiguration.class, HttpClientAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(Tracer.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(SemanticServerConvention.class)
				.hasSingleBean(SemanticClientConvention.class)
				.doesNotHaveBean(ServerErrorHandler.class)
				.doesNotHaveBean(ClientErrorHandler.class)
				.doesNotHaveBean(HttpSpanFilter.class)
				.doesNotHaveBean(SlowRequestHandler.class)
				.doesNotHaveBean("traceIdHeaderFilter"));
	}

	@Test
	void clientPartNeedsRestClient() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(RestClient.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SemanticClientConvention.class));
	}

	@Test
	void http11NeedsTheModuleOfSpringBoot() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.boot.http.client"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("http11Customizer"));
	}

	@Test
	void ignoresPathsByPatternAndNothingElse() {
		IgnoredPaths paths = new IgnoredPaths(List.of("/actuator/**", "/livez"));
		assertThat(paths.test("http.server.requests", request("/actuator/health/liveness"))).isFalse();
		assertThat(paths.test("http.server.requests", request("/livez"))).isFalse();
		assertThat(paths.test("http.server.requests", request("/livez/more"))).isTrue();
		assertThat(paths.test("http.server.requests", request("/actuators"))).isTrue();
		assertThat(paths.test("other", new Observation.Context())).isTrue();
	}

	private static ServerRequestObservationContext request(String path) {
		return new ServerRequestObservationContext(new MockHttpServletRequest("GET", path),
				new MockHttpServletResponse());
	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		@Bean
		ServerRequestObservationConvention ownServerConvention() {
			return new DefaultServerRequestObservationConvention();
		}

		@Bean
		ClientRequestObservationConvention ownClientConvention() {
			return new DefaultClientRequestObservationConvention();
		}

		@Bean
		IgnoredPaths ownPaths() {
			return new IgnoredPaths(List.of());
		}

	}

}
