package org.reviewscope.observability.autoconfigure.tracing;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.BaggageTaggingSpanProcessor;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.exporter.logging.LoggingSpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.observability.CurrentTrace;
import org.reviewscope.observability.LinkedWork;
import org.reviewscope.observability.TraceEvents;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which beans there are, and when.
 */
@ExtendWith(OutputCaptureExtension.class)
class TracingSupportAutoConfigurationTests {

	private static final AutoConfigurations TRACING = AutoConfigurations.of(TracingSupportAutoConfiguration.class,
			ObservationAutoConfiguration.class, OpenTelemetrySdkAutoConfiguration.class,
			MicrometerTracingAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class,
			NoopTracerAutoConfiguration.class);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(TRACING);

	@Test
	void starterBringsARealTracerAndStaysSilent(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			assertThat(context).getBean(Tracer.class).isInstanceOf(OtelTracer.class);
			assertThat(output.getOut()).doesNotContain("No request will be traced");
		});
	}

	@Test
	void warnsWhenTheModuleOfSpringBootIsMissing(CapturedOutput output) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(TracingSupportAutoConfiguration.class,
					ObservationAutoConfiguration.class, NoopTracerAutoConfiguration.class))
			.withClassLoader(
					new FilteredClassLoader("org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output.getOut()).contains("No request will be traced")
					.contains("spring-boot-micrometer-tracing-opentelemetry");
				assertThat(context.getBean(CurrentTrace.class).traceId()).isNull();
			});
	}

	@Test
	void backsOffWithoutMicrometerTracing() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TracingSupportAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("io.micrometer.tracing"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CurrentTrace.class));
	}

	@Test
	void suppliesWhatServicesMayInject() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(CurrentTrace.class)
			.hasSingleBean(LinkedWork.class)
			.hasSingleBean(TraceEvents.class)
			.hasSingleBean(BaggageTaggingSpanProcessor.class)
			.hasSingleBean(ReceivedBaggageHandler.class));
	}

	@Test
	void backsOffWhenServiceHasItsOwn() {
		this.contextRunner.withUserConfiguration(Own.class)
			.run((context) -> assertThat(context).hasSingleBean(CurrentTrace.class)
				.hasBean("ownTrace")
				.hasSingleBean(LinkedWork.class)
				.hasBean("ownWork")
				.hasSingleBean(TraceEvents.class)
				.hasBean("ownEvents"));
	}

	@Test
	void baggageIsLeftAloneWhenSwitchedOff() {
		this.contextRunner.withPropertyValues("management.tracing.baggage.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(BaggageTaggingSpanProcessor.class)
				.doesNotHaveBean(ReceivedBaggageHandler.class));
	}

	@Test
	@SuppressWarnings("try")
	void currentTraceIsThatOfTheSpanInScopeSampledOrNot() {
		this.contextRunner.withPropertyValues("management.tracing.sampling.probability=0").run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			CurrentTrace currentTrace = context.getBean(CurrentTrace.class);
			assertThat(currentTrace.traceId()).isNull();
			try (Tracer.SpanInScope scope = tracer.withSpan(tracer.nextSpan().start())) {
				assertThat(currentTrace.traceId()).matches("[0-9a-f]{32}");
			}
		});
	}

	@Test
	void nothingIsExportedWhenOpenTelemetryIsDisabled(CapturedOutput output) {
		this.contextRunner.withPropertyValues("management.opentelemetry.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed()
				.doesNotHaveBean(SdkTracerProvider.class)
				.doesNotHaveBean(SpanProcessor.class)
				.hasSingleBean(CurrentTrace.class)
				.hasSingleBean(LinkedWork.class);
			assertThat(output.getOut()).doesNotContain("No request will be traced");
		});
	}

	@Test
	void clientRootsMayBeTraced() {
		this.contextRunner.run(
				(context) -> assertThat(context.getBean(SdkTracerProvider.class)).asString().contains("NoClientRoots"));
		this.contextRunner.withPropertyValues("reviewscope.observability.trace-client-roots=true")
			.run((context) -> assertThat(context.getBean(SdkTracerProvider.class)).asString()
				.doesNotContain("NoClientRoots"));
	}

	@Test
	void consoleSpansAreThereOnDemand() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(LoggingSpanExporter.class));
		this.contextRunner.withPropertyValues("reviewscope.observability.console-spans=true")
			.run((context) -> assertThat(context).hasSingleBean(LoggingSpanExporter.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		@Bean
		CurrentTrace ownTrace() {
			return () -> "own";
		}

		@Bean
		LinkedWork ownWork() {
			return new UnlinkedWork();
		}

		@Bean
		TraceEvents ownEvents() {
			return (name, attributes) -> {
			};
		}

	}

}
