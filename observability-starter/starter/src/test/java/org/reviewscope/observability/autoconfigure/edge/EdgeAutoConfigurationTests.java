package org.reviewscope.observability.autoconfigure.edge;

import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.servlet.EdgeServletAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which beans there are, and when.
 */
class EdgeAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(EdgeAutoConfiguration.class,
			EdgeServletAutoConfiguration.class, ObservationAutoConfiguration.class,
			OpenTelemetrySdkAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class,
			WebMvcAutoConfiguration.class);

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS)
		.withPropertyValues("reviewscope.observability.edge.enabled=true");

	@Test
	void isNotThereUnlessAskedFor() {
		new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).doesNotHaveBean(EdgeHeaders.class)
				.doesNotHaveBean("edgeHeadersFilter")
				.hasSingleBean(Sampler.class));
	}

	@Test
	void takesThePlacesOfPropagatorsAndSampler() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(ContextPropagators.class)
				.hasBean("edgeContextPropagators")
				.hasSingleBean(Sampler.class)
				.hasBean("edgeHeadersFilter");
			assertThat(context.getBean(Sampler.class).getDescription())
				.contains("remoteParentSampled:TraceIdRatioBased{0.1", "localParentSampled:AlwaysOnSampler");
		});
	}

	@Test
	void samplerThatWasChosenStays() {
		this.contextRunner.withPropertyValues("management.opentelemetry.tracing.sampler=always-on")
			.run((context) -> assertThat(context).getBean(Sampler.class).isSameAs(Sampler.alwaysOn()));
	}

	@Test
	void backsOffWhenServiceHasItsOwn() {
		this.contextRunner.withUserConfiguration(Own.class)
			.run((context) -> assertThat(context).hasSingleBean(ContextPropagators.class)
				.hasBean("ownPropagators")
				.hasSingleBean(Sampler.class)
				.hasBean("ownSampler"));
	}

	@Test
	void filterNeedsAServletContainer() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues("reviewscope.observability.edge.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasBean("edgeContextPropagators")
				.doesNotHaveBean("edgeHeadersFilter"));
	}

	@Test
	void backsOffWithoutOpenTelemetry() {
		new WebApplicationContextRunner().withConfiguration(AutoConfigurations.of(EdgeAutoConfiguration.class))
			.withPropertyValues("reviewscope.observability.edge.enabled=true")
			.withClassLoader(new FilteredClassLoader("io.opentelemetry"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EdgeHeaders.class));
	}

	@Test
	void headersAreThoseOfTheProperties() {
		this.contextRunner
			.withPropertyValues("reviewscope.observability.edge.headers.x-shop=shop.id",
					"reviewscope.observability.edge.pattern=[0-9]+")
			.run((context) -> {
				EdgeHeaders headers = context.getBean(EdgeHeaders.class);
				assertThat(headers.toBaggage((name) -> name.equals("x-shop") ? "42" : "1").asMap())
					.containsOnlyKeys("shop.id");
				assertThat(headers.complaint((name) -> "forty-two")).contains("x-shop");
				assertThat(headers.complaint((name) -> null)).isNull();
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		@Bean
		ContextPropagators ownPropagators() {
			return ContextPropagators.noop();
		}

		@Bean
		Sampler ownSampler() {
			return Sampler.alwaysOff();
		}

	}

}
