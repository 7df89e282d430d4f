package org.reviewscope.observability.autoconfigure.xray;

import java.time.Instant;
import java.util.Map;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.edge.EdgeAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which ids and headers there are, and when.
 */
class XrayAutoConfigurationTests {

	private static final String HEADER = "X-Amzn-Trace-Id";

	private static final String XRAY_ID = "5759e988bd862e3fe1be46a994272793";

	private static final String XRAY = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0";

	private static final String W3C_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String W3C = "00-" + W3C_ID + "-00f067aa0ba902b7-01";

	private final ApplicationContextRunner unasked = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(XrayAutoConfiguration.class, EdgeAutoConfiguration.class,
				ObservationAutoConfiguration.class, OpenTelemetrySdkAutoConfiguration.class,
				MicrometerTracingAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class))
		.withPropertyValues("management.tracing.propagation.type=W3C");

	private final ApplicationContextRunner contextRunner = this.unasked
		.withPropertyValues("reviewscope.observability.xray.enabled=true");

	@Test
	void isNotThereUnlessAskedFor() {
		this.unasked.run((context) -> {
			assertThat(context).doesNotHaveBean(XrayAutoConfiguration.class);
			assertThat(fields(context)).doesNotContain(HEADER);
			assertThat(traceId(context, Map.of(HEADER, XRAY))).isNotEqualTo(XRAY_ID);
		});
	}

	@Test
	void traceIdsBeginWithTheTime() {
		this.contextRunner.run((context) -> {
			long before = Instant.now().getEpochSecond();
			String traceId = traceId(context, Map.of());
			assertThat(traceId).matches("[0-9a-f]{32}");
			assertThat(Long.parseLong(traceId.substring(0, 8), 16)).isBetween(before, Instant.now().getEpochSecond());
			assertThat(traceId(context, Map.of())).isNotEqualTo(traceId);
		});
	}

	@Test
	void headerIsReadAndWrittenBesideTraceparent() {
		this.contextRunner.run((context) -> {
			assertThat(fields(context)).contains(HEADER, "traceparent");
			assertThat(traceId(context, Map.of(HEADER, XRAY))).isEqualTo(XRAY_ID);
			assertThat(traceId(context, Map.of("traceparent", W3C))).isEqualTo(W3C_ID);
		});
	}

	@Test
	void traceparentWins() {
		this.contextRunner
			.run((context) -> assertThat(traceId(context, Map.of(HEADER, XRAY, "traceparent", W3C))).isEqualTo(W3C_ID));
	}

	@Test
	void traceparentThatIsMalformedDoesNotWin() {
		this.contextRunner.run((context) -> assertThat(traceId(context, Map.of(HEADER, XRAY, "traceparent", "garbage")))
			.isEqualTo(XRAY_ID));
	}

	@Test
	void edgeReadsItLikeOthers() {
		this.contextRunner.withPropertyValues("reviewscope.observability.edge.enabled=true").run((context) -> {
			assertThat(context).hasBean("edgeContextPropagators");
			assertThat(traceId(context, Map.of(HEADER, XRAY))).isEqualTo(XRAY_ID);
			assertThat(traceId(context, Map.of(HEADER, XRAY, "traceparent", W3C))).isEqualTo(W3C_ID);
		});
	}

	@Test
	void withoutPropagationThereIsNoHeader() {
		this.contextRunner.withPropertyValues("management.tracing.export.enabled=false")
			.run((context) -> assertThat(fields(context)).isEmpty());
	}

	@Test
	void backsOffWithoutTheSdk() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.opentelemetry.sdk"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(XrayAutoConfiguration.class));
		this.contextRunner.withPropertyValues("management.opentelemetry.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static Iterable<String> fields(ApplicationContext context) {
		return context.getBean(ContextPropagators.class).getTextMapPropagator().fields();
	}

	private static String traceId(ApplicationContext context, Map<String, String> headers) {
		Span span = headers.isEmpty() ? context.getBean(Tracer.class).nextSpan()
				: context.getBean(Propagator.class).extract(headers, Map::get).start();
		return span.context().traceId();
	}

}
