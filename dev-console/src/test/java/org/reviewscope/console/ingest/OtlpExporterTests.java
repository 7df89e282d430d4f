package org.reviewscope.console.ingest;

import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.access.OtlpConnector;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.SpanStatus;
import org.reviewscope.console.telemetry.Trace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the exporters of the OpenTelemetry SDK send arrives whole.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "reviewscope.console.otlp.port=0")
class OtlpExporterTests {

	private static final Resource RESOURCE = Resource
		.create(Attributes.of(AttributeKey.stringKey("service.name"), "shop"));

	@Autowired
	private TelemetryStore store;

	@Autowired
	private OtlpConnector otlp;

	@Test
	void spansOfARealExporterArriveWithEverythingTheyCarry() {
		Trace trace = export(SpanKind.CLIENT);

		assertThat(trace.spans()).singleElement().satisfies((span) -> {
			assertThat(span.service()).isEqualTo("shop");
			assertThat(span.kind()).isEqualTo("CLIENT");
			assertThat(span.parentSpanId()).isNull();
			assertThat(span.durationNanos()).isPositive();
			assertThat(span.status()).isEqualTo(SpanStatus.ERROR);
			assertThat(span.attributes()).containsEntry("items", 3L)
				.containsEntry("vip", true)
				.containsEntry("otel.status_description", "no stock");
			assertThat(span.events()).singleElement()
				.satisfies((event) -> assertThat(event.attributes()).containsEntry("exception.message", "empty"));
		});
	}

	@Test
	void logsOfARealExporterArriveInTheirTrace() {
		Trace trace = export(SpanKind.SERVER);

		assertThat(trace.logs()).singleElement().satisfies((line) -> {
			assertThat(line.body()).isEqualTo("order refused");
			assertThat(line.severity()).isEqualTo("WARN");
			assertThat(line.spanId()).isEqualTo(trace.spans().getFirst().spanId());
			assertThat(line.attributes()).containsEntry("otel.scope.name", "shop.Orders");
		});
	}

	private Trace export(SpanKind kind) {
		String url = "http://localhost:" + this.otlp.port();
		OtlpHttpSpanExporter spanExporter = OtlpHttpSpanExporter.builder()
			.setEndpoint(url + "/v1/traces")
			.setCompression("gzip")
			.build();
		OtlpHttpLogRecordExporter logExporter = OtlpHttpLogRecordExporter.builder()
			.setEndpoint(url + "/v1/logs")
			.setCompression("gzip")
			.build();
		try (SdkTracerProvider spans = SdkTracerProvider.builder()
			.setResource(RESOURCE)
			.addSpanProcessor(BatchSpanProcessor.builder(spanExporter).build())
			.build();
				SdkLoggerProvider logs = SdkLoggerProvider.builder()
					.setResource(RESOURCE)
					.addLogRecordProcessor(BatchLogRecordProcessor.builder(logExporter).build())
					.build()) {
			String traceId = order(spans.get("shop"), logs, kind);
			assertThat(spans.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
			assertThat(logs.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
			return this.store.find(traceId).orElseThrow();
		}
	}

	private static String order(Tracer tracer, SdkLoggerProvider logs, SpanKind kind) {
		Span span = tracer.spanBuilder("order").setSpanKind(kind).startSpan();
		try (Scope _ = span.makeCurrent()) {
			span.setAttribute("items", 3).setAttribute("vip", true);
			span.recordException(new IllegalStateException("empty"));
			span.setStatus(StatusCode.ERROR, "no stock");
			logs.get("shop.Orders").logRecordBuilder().setSeverity(Severity.WARN).setBody("order refused").emit();
		}
		finally {
			span.end();
		}
		return span.getSpanContext().getTraceId();
	}

}
