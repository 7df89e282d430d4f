package org.reviewscope.observability.autoconfigure.problem;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ShedLogTests {

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

	private final ShedLog log = new ShedLog(this.now::get);

	@Test
	void oneLineASecondTellsHowManyHadNone(CapturedOutput output) {
		shed(3);
		pass(999);
		shed(2);
		pass(1);
		shed(1);
		assertThat(output.getOut().lines()).hasSize(2)
			.anyMatch((line) -> line.endsWith("WARN " + FailureReport.class.getName() + " -- Answered 503 on /a: busy"))
			.anyMatch(
					(line) -> line.endsWith("Answered 503 on /a: busy (4 more turned away since the last such line)"));
	}

	@Test
	void linesThatAreFarApartTellOfThemselvesOnly(CapturedOutput output) {
		shed(1);
		pass(1000);
		shed(1);
		assertThat(output.getOut().lines()).hasSize(2).allMatch((line) -> line.endsWith("busy"));
	}

	private void shed(int requests) {
		for (int i = 0; i < requests; i++) {
			this.log.warn(HttpStatus.SERVICE_UNAVAILABLE, "/a", "busy");
		}
	}

	private void pass(int millis) {
		this.now.addAndGet(Duration.ofMillis(millis).toNanos());
	}

}
