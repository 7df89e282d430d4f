package org.reviewscope.observability.autoconfigure.delivery;

import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the log says when no collector answers.
 */
@ExtendWith(OutputCaptureExtension.class)
class DeliveryReportTests {

	private static final String TRACES = "http://localhost:4318/v1/traces";

	private static final String LOGS = "http://localhost:4318/v1/logs";

	private static final Throwable AWAY = new IllegalStateException(new ConnectException());

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

	private final DeliveryReport report = new DeliveryReport(this.now::get);

	@Test
	void bothSignalsAreOneLineAndALineIsRepeatedAfterMinutes(CapturedOutput output) {
		this.report.failed(TRACES, AWAY);
		this.report.failed(LOGS, AWAY);
		this.now.set(Instant.EPOCH.plus(DeliveryReport.SILENCE).minusMillis(1));
		this.report.failed(TRACES, AWAY);
		assertThat(warnings(output)).isEqualTo(1);
		this.now.set(Instant.EPOCH.plus(DeliveryReport.SILENCE));
		this.report.failed(TRACES, AWAY);
		assertThat(warnings(output)).isEqualTo(2);
	}

	@Test
	void recoveryIsToldOnceAllIsDelivered(CapturedOutput output) {
		this.report.failed(TRACES, AWAY);
		this.report.failed(LOGS, AWAY);
		this.report.succeeded(TRACES);
		assertThat(output).doesNotContain("delivered again");
		this.report.succeeded(LOGS);
		this.report.succeeded(LOGS);
		assertThat(output.getOut().lines().filter((line) -> line.contains("delivered again"))).hasSize(1);
	}

	@Test
	void recoveryOfWhatWasNotToldIsNotTold(CapturedOutput output) {
		this.report.failed(TRACES, AWAY);
		this.report.succeeded(TRACES);
		this.now.set(Instant.EPOCH.plus(Duration.ofSeconds(1)));
		this.report.failed(TRACES, AWAY);
		this.report.succeeded(TRACES);
		assertThat(output.getOut().lines().filter((line) -> line.contains("Telemetry is"))).hasSize(2);
	}

	@Test
	void collectorThatRefusesIsNotSaidToBeAway(CapturedOutput output) {
		this.report.failed(TRACES, new IllegalStateException("404"));
		assertThat(output).contains(TRACES + " does not take it").doesNotContain("nothing answers");
	}

	private static long warnings(CapturedOutput output) {
		return output.getOut().lines().filter((line) -> line.contains("Telemetry is not delivered")).count();
	}

}
