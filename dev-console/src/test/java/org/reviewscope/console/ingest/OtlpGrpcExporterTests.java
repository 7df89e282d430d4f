package org.reviewscope.console.ingest;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.access.OtlpConnector;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.LogDetails;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.SpanDetails;
import org.reviewscope.console.telemetry.SpanEvent;
import org.reviewscope.console.telemetry.SpanLink;
import org.reviewscope.console.telemetry.SpanStatus;
import org.reviewscope.console.telemetry.Trace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the gRPC exporters of the OpenTelemetry SDK send arrives whole, with their default
 * settings except for the port.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OtlpGrpcExporterTests {

	private static final Resource RESOURCE = Resource
		.create(Attributes.of(AttributeKey.stringKey("service.name"), "shop", AttributeKey.longKey("pod"), 7L));

	private static final SpanContext CAUSE = SpanContext.create("5b8efff798038103d269b633813fc60c", "eee19b7ec3c1b174",
			TraceFlags.getSampled(), TraceState.getDefault());

	private static final long START = 1_700_000_000_000_000_001L;

	/**
	 * Trace flags 1, and the bit that says that it is known whether the parent is remote.
	 */
	private static final int SAMPLED_LOCAL = 0x101;

	/** And the bit that says that the trace id is random. */
	private static final int SAMPLED_RANDOM_LOCAL = 0x103;

	@Autowired
	private TelemetryStore store;

	@Autowired
	private OtlpConnector otlp;

	@ParameterizedTest
	@ValueSource(strings = { "none", "gzip" })
	void spansArriveWithEverythingTheyCarry(String compression) {
		Trace trace = export(compression);

		assertThat(trace.spans()).hasSize(2);
		org.reviewscope.console.telemetry.Span order = trace.spans().getFirst();
		org.reviewscope.console.telemetry.Span item = trace.spans().get(1);
		assertThat(order).isEqualTo(new org.reviewscope.console.telemetry.Span(trace.traceId(), order.resource(),
				"order", "CLIENT", order.spanId(), null, START, 5_000_000, SpanStatus.ERROR, order.attributes(),
				order.events(), order.links(), new SpanDetails(scope("shop", 2), "", SAMPLED_RANDOM_LOCAL, 0, 0, 0)));
		assertThat(order.resource().service()).isEqualTo("shop");
		assertThat(order.resource().attributes()).isEqualTo(Map.of("service.name", "shop", "pod", 7L));
		assertThat(order.attributes()).isEqualTo(Map.of("items", 3L, "vip", true, "price", 1.5, "name", "\u00e4",
				"tags", List.of("a", "b"), "otel.status_description", "no stock"));
		assertThat(order.events()).containsExactly(new SpanEvent("packed", START + 1000, Map.of("box", 2L)));
		assertThat(order.links()).containsExactly(
				new SpanLink(CAUSE.getTraceId(), CAUSE.getSpanId(), Map.of("why", "retry"), "", SAMPLED_LOCAL, 0));
		assertThat(item.parentSpanId()).isEqualTo(order.spanId());
		assertThat(item.kind()).isEqualTo("INTERNAL");
		assertThat(item.status()).isEqualTo(SpanStatus.UNSET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "gzip" })
	void logsArriveInTheirTrace(String compression) {
		Trace trace = export(compression);

		LogLine line = trace.logs().getFirst();
		assertThat(trace.logs())
			.containsExactly(new LogLine(trace.traceId(), trace.spans().getFirst().spanId(), line.resource(), "WARN",
					"order refused", START + 2000, line.attributes(), new LogDetails(scope("shop.Orders", 1), 13, true,
							"", 3, 0, line.details().observedTimeUnixNano(), false)));
		assertThat(line.attributes()).isEqualTo(Map.of("thread", "main", "otel.scope.name", "shop.Orders"));
		assertThat(line.resource().attributes()).isEqualTo(Map.of("service.name", "shop", "pod", 7L));
	}

	private static org.reviewscope.console.telemetry.Scope scope(String name, int sharedBy) {
		return new org.reviewscope.console.telemetry.Scope(name, "", Map.of(), 0, "", sharedBy);
	}

	private Trace export(String compression) {
		String url = "http://localhost:" + this.otlp.grpcPort();
		OtlpGrpcSpanExporter spanExporter = OtlpGrpcSpanExporter.builder()
			.setEndpoint(url)
			.setCompression(compression)
			.build();
		OtlpGrpcLogRecordExporter logExporter = OtlpGrpcLogRecordExporter.builder()
			.setEndpoint(url)
			.setCompression(compression)
			.build();
		try (SdkTracerProvider spans = SdkTracerProvider.builder()
			.setResource(RESOURCE)
			.addSpanProcessor(BatchSpanProcessor.builder(spanExporter).build())
			.build();
				SdkLoggerProvider logs = SdkLoggerProvider.builder()
					.setResource(RESOURCE)
					.addLogRecordProcessor(BatchLogRecordProcessor.builder(logExporter).build())
					.build()) {
			String traceId = order(spans.get("shop"), logs);
			assertThat(spans.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
			assertThat(logs.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
			return this.store.find(traceId).orElseThrow();
		}
	}

	private static String order(Tracer tracer, SdkLoggerProvider logs) {
		Span span = tracer.spanBuilder("order")
			.setSpanKind(SpanKind.CLIENT)
			.setStartTimestamp(START, TimeUnit.NANOSECONDS)
			.addLink(CAUSE, Attributes.of(AttributeKey.stringKey("why"), "retry"))
			.startSpan();
		try (Scope _ = span.makeCurrent()) {
			span.setAttribute("items", 3).setAttribute("vip", true).setAttribute("price", 1.5);
			span.setAttribute("name", "\u00e4").setAttribute(AttributeKey.stringArrayKey("tags"), List.of("a", "b"));
			span.addEvent("packed", Attributes.of(AttributeKey.longKey("box"), 2L), START + 1000, TimeUnit.NANOSECONDS);
			span.setStatus(StatusCode.ERROR, "no stock");
			tracer.spanBuilder("item").setStartTimestamp(START + 10, TimeUnit.NANOSECONDS).startSpan().end();
			logs.get("shop.Orders")
				.logRecordBuilder()
				.setTimestamp(START + 2000, TimeUnit.NANOSECONDS)
				.setSeverity(Severity.WARN)
				.setAttribute(AttributeKey.stringKey("thread"), "main")
				.setBody("order refused")
				.emit();
		}
		finally {
			span.end(START + 5_000_000, TimeUnit.NANOSECONDS);
		}
		return span.getSpanContext().getTraceId();
	}

}
