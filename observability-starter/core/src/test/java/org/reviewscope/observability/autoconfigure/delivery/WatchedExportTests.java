package org.reviewscope.observability.autoconfigure.delivery;

import java.net.ConnectException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingConnectionDetails;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Wrapped exporters still do what they did before, and their results are reported.
 */
@ExtendWith(OutputCaptureExtension.class)
class WatchedExportTests {

	private static final String TRACES = "http://collector:4318/v1/traces";

	private static final String LOGS = "http://collector:4318/v1/logs";

	private final DeliveryReport report = new DeliveryReport(InstantSource.system());

	private final Retries spanRetries = new Retries(Duration.ofHours(1));

	private final Retries logRetries = new Retries(Duration.ofHours(1));

	private final LostTelemetry lost = new LostTelemetry();

	private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

	@Test
	void spansThatFailAndThenArriveAreTold(CapturedOutput output) {
		this.spanRetries.stop();
		SpanExporter real = mock();
		given(real.export(List.of())).willReturn(CompletableResultCode.ofExceptionalFailure(new ConnectException()),
				CompletableResultCode.ofSuccess());
		SpanExporter watched = new ReportingSpanExporter(real, delivery(Signal.SPANS));
		assertThat(watched.export(List.of()).isSuccess()).isFalse();
		assertThat(output).contains("Telemetry is not delivered: nothing answers at " + TRACES).doesNotContain("mvnw");
		assertThat(watched.export(List.of()).isSuccess()).isTrue();
		assertThat(output).contains("Telemetry is delivered again to " + TRACES);
	}

	@Test
	void logLinesThatFailAndThenArriveAreTold(CapturedOutput output) {
		LogRecordExporter real = mock();
		given(real.export(List.of())).willReturn(CompletableResultCode.ofFailure(), CompletableResultCode.ofSuccess());
		LogRecordExporter watched = new ReportingLogRecordExporter(real, delivery(Signal.LOGS));
		assertThat(watched.export(List.of()).isSuccess()).isFalse();
		assertThat(output).contains("Telemetry is not delivered: " + LOGS + " does not take it");
		assertThat(watched.export(List.of()).isSuccess()).isTrue();
		assertThat(output).contains("Telemetry is delivered again to " + LOGS);
	}

	@Test
	void whatIsNotDeliveredIsCounted() {
		List<SpanData> spans = List.of(mock(SpanData.class), mock(SpanData.class));
		List<LogRecordData> logs = List.of(mock(LogRecordData.class));
		SpanExporter spanExporter = mock();
		LogRecordExporter logExporter = mock();
		given(spanExporter.export(anyCollection())).willReturn(CompletableResultCode.ofFailure());
		given(logExporter.export(logs)).willReturn(CompletableResultCode.ofSuccess(),
				CompletableResultCode.ofFailure());
		LogRecordExporter watched = new ReportingLogRecordExporter(logExporter, delivery(Signal.LOGS));
		new ReportingSpanExporter(spanExporter, delivery(Signal.SPANS)).export(spans);
		watched.export(logs);
		assertThat(lost("spans")).isEqualTo(2);
		assertThat(lost("logs")).isZero();
		watched.export(logs);
		assertThat(lost("logs")).isOne();
	}

	@Test
	void flushAndShutdownReachTheExporters() {
		CompletableResultCode flushed = new CompletableResultCode();
		CompletableResultCode shutDown = new CompletableResultCode();
		SpanExporter spans = mock();
		LogRecordExporter logs = mock();
		given(spans.flush()).willReturn(flushed);
		given(spans.shutdown()).willReturn(shutDown);
		given(logs.flush()).willReturn(flushed);
		given(logs.shutdown()).willReturn(shutDown);
		SpanExporter watchedSpans = new ReportingSpanExporter(spans, delivery(Signal.SPANS));
		LogRecordExporter watchedLogs = new ReportingLogRecordExporter(logs, delivery(Signal.LOGS));
		assertThat(watchedSpans.flush()).isSameAs(flushed);
		assertThat(watchedSpans.shutdown()).isSameAs(shutDown);
		assertThat(watchedLogs.flush()).isSameAs(flushed);
		assertThat(watchedLogs.shutdown()).isSameAs(shutDown);
	}

	@Test
	void exportersOfSpringBootAreWatchedByTheirAddress() {
		OtlpTracingConnectionDetails tracing = (transport) -> TRACES;
		OtlpLoggingConnectionDetails logging = (transport) -> LOGS;
		this.beans.addBean("tracing", tracing);
		this.beans.addBean("logging", logging);
		assertThat(watched(OtlpHttpSpanExporter.getDefault())).isInstanceOfSatisfying(ReportingSpanExporter.class,
				(exporter) -> assertThat(exporter.delivery()).isEqualTo(delivery(Signal.SPANS)));
		assertThat(watched(OtlpHttpLogRecordExporter.getDefault())).isInstanceOfSatisfying(
				ReportingLogRecordExporter.class,
				(exporter) -> assertThat(exporter.delivery()).isEqualTo(delivery(Signal.LOGS)));
	}

	@Test
	void exportersOfAnUnknownAddressAreWatchedAsWell() {
		assertThat(watched(OtlpHttpSpanExporter.getDefault())).isInstanceOfSatisfying(ReportingSpanExporter.class,
				(exporter) -> assertThat(exporter.delivery().url()).isEqualTo("the OTLP endpoint"));
		assertThat(watched(OtlpHttpLogRecordExporter.getDefault())).isInstanceOfSatisfying(
				ReportingLogRecordExporter.class,
				(exporter) -> assertThat(exporter.delivery().url()).isEqualTo("the OTLP endpoint"));
	}

	@Test
	void otherBeansStayAsTheyAre() {
		Object bean = new Object();
		assertThat(watched(bean)).isSameAs(bean);
	}

	private double lost(String signal) {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		this.lost.bindTo(registry);
		return registry.get("reviewscope.telemetry.lost")
			.tags("signal", signal, "reason", "not_delivered")
			.functionCounter()
			.count();
	}

	private Object watched(Object bean) {
		return new DeliveryReportPostProcessor(this.report,
				this.beans.getBeanProvider(OtlpTracingConnectionDetails.class),
				this.beans.getBeanProvider(OtlpLoggingConnectionDetails.class), provider(this.spanRetries),
				provider(this.logRetries),
				new StaticListableBeanFactory(Map.of("lost", this.lost)).getBeanProvider(LostTelemetry.class))
			.postProcessAfterInitialization(bean, "bean");
	}

	private Delivery delivery(Signal signal) {
		return (signal == Signal.SPANS) ? new Delivery(signal, TRACES, this.report, this.spanRetries, this.lost)
				: new Delivery(signal, LOGS, this.report, this.logRetries, this.lost);
	}

	private static ObjectProvider<Retries> provider(Retries retries) {
		return new StaticListableBeanFactory(Map.of("retries", retries)).getBeanProvider(Retries.class);
	}

}
