package org.reviewscope.observability.autoconfigure;

import java.net.http.HttpClient;
import java.util.List;

import io.micrometer.tracing.otel.bridge.BaggageTaggingSpanProcessor;
import io.opentelemetry.exporter.logging.LoggingSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.LinkedWork;
import org.reviewscope.observability.TraceEvents;
import org.reviewscope.observability.autoconfigure.delivery.DeliveryReportAutoConfiguration;
import org.reviewscope.observability.autoconfigure.edge.EdgeAutoConfiguration;
import org.reviewscope.observability.autoconfigure.http.HttpClientAutoConfiguration;
import org.reviewscope.observability.autoconfigure.jdbc.JdbcAutoConfiguration;
import org.reviewscope.observability.autoconfigure.redaction.RedactionAutoConfiguration;
import org.reviewscope.observability.autoconfigure.servlet.EdgeServletAutoConfiguration;
import org.reviewscope.observability.autoconfigure.servlet.ServletObservabilityAutoConfiguration;
import org.reviewscope.observability.autoconfigure.tracing.TracingSupportAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.core.Ordered;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the beans are, where it is not enough that they are there.
 */
class AutoConfiguredPartsTests {

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DeliveryReportAutoConfiguration.class, EdgeAutoConfiguration.class,
				EdgeServletAutoConfiguration.class, HttpClientAutoConfiguration.class,
				ServletObservabilityAutoConfiguration.class, JdbcAutoConfiguration.class,
				RedactionAutoConfiguration.class, TracingSupportAutoConfiguration.class,
				ObservationAutoConfiguration.class, OpenTelemetrySdkAutoConfiguration.class,
				MicrometerTracingAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class,
				WebMvcAutoConfiguration.class))
		.withPropertyValues("reviewscope.observability.edge.enabled=true",
				"reviewscope.observability.console-spans=true", "management.tracing.baggage.tag-fields=tenant.id");

	@Test
	void edgeRefusesHeadersRightAfterTheTraceIdIsNamed() {
		this.contextRunner.run((context) -> {
			FilterRegistrationBean<?> registration = context.getBean("edgeHeadersFilter", FilterRegistrationBean.class);
			assertThat(registration.getOrder()).isEqualTo(Ordered.HIGHEST_PRECEDENCE + 3);
			assertThat(registration.getFilter()).isInstanceOf(Filter.class);
		});
	}

	@Test
	void tracingBeansAreReal() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(LinkedWork.class).capture()).isNotNull();
			assertThat(context.getBean(TraceEvents.class)).isNotNull();
			assertThat(context.getBean(BaggageTaggingSpanProcessor.class)).isNotNull();
			assertThat(context.getBean("receivedBaggageHandler").getClass().getSimpleName())
				.isEqualTo("ReceivedBaggageHandler");
			assertThat(context.getBean(LoggingSpanExporter.class)).isNotNull();
		});
	}

	@Test
	void beansAreWhatTheirNamesSay() {
		this.contextRunner.run((context) -> assertThat(List.of("ClientAnswers", "ClientErrorHandler",
				"HttpSpanCorrection", "IgnoredPaths", "JdbcAttributesFilter", "JdbcSpanCorrection",
				"LongAttributesHandler", "SpanRedaction", "SemanticClientConvention", "SemanticServerConvention",
				"SemanticWebClientConvention", "ServerErrorHandler", "SlowRequestHandler", "UnsetStatusCorrection",
				"UriLabelFilter", "WebClientErrorHandler"))
			.allSatisfy((type) -> assertThat(context.getBean(StringUtils.uncapitalize(type)).getClass().getSimpleName())
				.isEqualTo(type)));
	}

	@Test
	void workIsUnlinkedWhereNothingTraces() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TracingSupportAutoConfiguration.class))
			.run((context) -> assertThat(context.getBean(LinkedWork.class).getClass().getSimpleName())
				.isEqualTo("UnlinkedWork"));
	}

	@Test
	void traceIdIsNamedRightAfterTheSpanHasBegunAndOnceForEachRequest() {
		this.contextRunner.run((context) -> {
			FilterRegistrationBean<?> registration = context.getBean("traceIdHeaderFilter",
					FilterRegistrationBean.class);
			assertThat(registration.getOrder()).isEqualTo(Ordered.HIGHEST_PRECEDENCE + 2);
			assertThat(registration.determineDispatcherTypes()).containsExactly(DispatcherType.REQUEST);
		});
	}

	@Test
	@SuppressWarnings("unchecked")
	void clientSpeaksHttp11() {
		this.contextRunner.withPropertyValues("reviewscope.observability.http11-client=true").run((context) -> {
			ClientHttpRequestFactoryBuilderCustomizer<JdkClientHttpRequestFactoryBuilder> customizer = context
				.getBean("http11Customizer", ClientHttpRequestFactoryBuilderCustomizer.class);
			assertThat(customizer.customize(ClientHttpRequestFactoryBuilder.jdk()).build())
				.extracting("httpClient", InstanceOfAssertFactories.type(HttpClient.class))
				.returns(HttpClient.Version.HTTP_1_1, HttpClient::version);
		});
	}

	@Test
	void exporterIsWatched() {
		this.contextRunner.withBean(OtlpHttpSpanExporter.class, OtlpHttpSpanExporter::getDefault)
			.withPropertyValues("reviewscope.observability.console-spans=false")
			.run((context) -> assertThat(context.getBean(SpanExporter.class).getClass().getSimpleName())
				.isEqualTo("ReportingSpanExporter"));
	}

}
