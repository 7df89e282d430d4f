package org.reviewscope.observability.autoconfigure.servlet;

import java.util.List;

import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.http.IgnoredPaths;
import org.reviewscope.observability.autoconfigure.http.ServerErrorHandler;
import org.reviewscope.observability.autoconfigure.http.SlowRequestHandler;
import org.reviewscope.observability.autoconfigure.tracing.TracingSupportAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which beans there are on a servlet container, and when.
 */
class ServletObservabilityAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(
			ServletObservabilityAutoConfiguration.class, TracingSupportAutoConfiguration.class,
			NoopTracerAutoConfiguration.class);

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void suppliesEverything() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(IgnoredPaths.class)
			.hasSingleBean(SemanticServerConvention.class)
			.hasSingleBean(ServerErrorHandler.class)
			.hasSingleBean(SlowRequestHandler.class)
			.hasBean("traceIdHeaderFilter"));
	}

	@Test
	void backsOffWhenServiceHasItsOwn() {
		this.contextRunner
			.withBean(ServerRequestObservationConvention.class, DefaultServerRequestObservationConvention::new)
			.withBean("ownPaths", IgnoredPaths.class, () -> new IgnoredPaths(ObservedServletRequest::of, List.of()))
			.run((context) -> assertThat(context).hasSingleBean(ServerRequestObservationConvention.class)
				.doesNotHaveBean(SemanticServerConvention.class)
				.hasSingleBean(IgnoredPaths.class)
				.hasBean("ownPaths"));
	}

	@Test
	void partsAreSwitchedOffByProperties() {
		this.contextRunner
			.withPropertyValues("reviewscope.observability.conventions.enabled=false",
					"reviewscope.observability.trace-id-header.enabled=false",
					"reviewscope.observability.slow-request-threshold=0s", "reviewscope.observability.ignored-paths=")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(ServerRequestObservationConvention.class)
					.doesNotHaveBean(ServerErrorHandler.class)
					.doesNotHaveBean("traceIdHeaderFilter");
				assertThat(context.getBean(SlowRequestHandler.class).supportsContext(request("/livez"))).isFalse();
				assertThat(context.getBean(IgnoredPaths.class).test("http.server.requests", request("/livez")))
					.isTrue();
			});
	}

	@Test
	void probesAndScrapesAreIgnored() {
		this.contextRunner.run((context) -> {
			IgnoredPaths paths = context.getBean(IgnoredPaths.class);
			assertThat(paths.test("http.server.requests", request("/actuator/health/liveness"))).isFalse();
			assertThat(paths.test("http.server.requests", request("/livez"))).isFalse();
			assertThat(paths.test("http.server.requests", request("/livez/more"))).isTrue();
			assertThat(paths.test("http.server.requests", request("/actuators"))).isTrue();
		});
	}

	@Test
	void needsAServletContainer() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(IgnoredPaths.class));
		new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(IgnoredPaths.class));
	}

	@Test
	void spanPartsNeedATracer() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ServletObservabilityAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(Tracer.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(SemanticServerConvention.class)
				.doesNotHaveBean(ServerErrorHandler.class)
				.doesNotHaveBean(SlowRequestHandler.class)
				.doesNotHaveBean("traceIdHeaderFilter"));
	}

	private static ServerRequestObservationContext request(String path) {
		return new ServerRequestObservationContext(new MockHttpServletRequest("GET", path),
				new MockHttpServletResponse());
	}

}
