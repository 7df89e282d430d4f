package org.reviewscope.faults.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.Test;
import org.reviewscope.faults.Fault;
import org.reviewscope.faults.FaultParameters;
import org.reviewscope.faults.InvalidFaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What arrives at a receiver while the telemetry of a service is disturbed.
 */
class TelemetryFaultsTests {

	private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

	private final ExportEffects effects = new ExportEffects();

	private final ExporterPostProcessor processor = new ExporterPostProcessor(this.effects);

	private final InMemorySpanExporter spans = InMemorySpanExporter.create();

	private final InMemoryLogRecordExporter logs = InMemoryLogRecordExporter.create();

	private final SdkTracerProvider tracers = SdkTracerProvider.builder()
		.addSpanProcessor(SimpleSpanProcessor
			.create((SpanExporter) this.processor.postProcessAfterInitialization(this.spans, "spans")))
		.build();

	private final SdkLoggerProvider loggers = SdkLoggerProvider.builder()
		.addLogRecordProcessor(SimpleLogRecordProcessor
			.create((LogRecordExporter) this.processor.postProcessAfterInitialization(this.logs, "logs")))
		.build();

	@Test
	void tracesAreDroppedAndLogsGoOn() {
		Runnable end = begin(ExportFault.dropped(this.effects), Map.of());
		work();
		assertThat(this.spans.getFinishedSpanItems()).isEmpty();
		assertThat(this.logs.getFinishedLogRecordItems()).hasSize(1);

		end.run();
		work();
		assertThat(this.spans.getFinishedSpanItems()).hasSize(1);
	}

	@Test
	void logsAreDroppedAndTracesGoOn() {
		begin(ExportFault.dropped(this.effects), Map.of("signal", "logs"));
		work();

		assertThat(this.spans.getFinishedSpanItems()).hasSize(1);
		assertThat(this.logs.getFinishedLogRecordItems()).isEmpty();
	}

	@Test
	void onlyKnownSignalsAreDropped() {
		assertThatExceptionOfType(InvalidFaultException.class)
			.isThrownBy(() -> begin(ExportFault.dropped(this.effects), Map.of("signal", "metrics")))
			.withMessage("signal must be traces or logs");
	}

	@Test
	void slowExportDelaysBothSignals() {
		begin(ExportFault.slow(this.effects), Map.of("delay", "60ms"));
		long begin = System.nanoTime();
		work();

		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
		assertThat(this.spans.getFinishedSpanItems()).hasSize(1);
		assertThat(this.logs.getFinishedLogRecordItems()).hasSize(1);
	}

	@Test
	void skewMovesSpansAndKeepsTheirLength() {
		begin(ExportFault.clockSkew(this.effects), Map.of("by", "-3s"));
		work();

		SpanData span = this.spans.getFinishedSpanItems().getFirst();
		assertThat(span.getStartEpochNanos()).isEqualTo(nanos(NOON.minusSeconds(3)));
		assertThat(span.getEndEpochNanos()).isEqualTo(nanos(NOON.minusSeconds(2)));
		assertThat(span.getName()).isEqualTo("work");
	}

	@Test
	void otherBeansAreLeftAlone() {
		List<String> bean = List.of("bean");

		assertThat(this.processor.postProcessAfterInitialization(bean, "bean")).isSameAs(bean);
	}

	private static Runnable begin(Fault fault, Map<String, String> parameters) {
		return fault.begin(FaultParameters.of(fault.description(), parameters));
	}

	private void work() {
		Span span = this.tracers.get("test").spanBuilder("work").setStartTimestamp(NOON).startSpan();
		this.loggers.get("test").logRecordBuilder().setBody("working").emit();
		span.end(NOON.plusSeconds(1));
	}

	private static long nanos(Instant time) {
		return time.getEpochSecond() * 1_000_000_000L;
	}

}
