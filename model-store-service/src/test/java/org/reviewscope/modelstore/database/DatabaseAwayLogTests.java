package org.reviewscope.modelstore.database;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayLogTests {

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

	private final DatabaseAwayLog log = new DatabaseAwayLog(this.now::get);

	@Test
	void oneLineASecondTellsHowManyHadNone(CapturedOutput output) {
		fail(3);
		this.now.addAndGet(Duration.ofMillis(999).toNanos());
		fail(2);
		this.now.addAndGet(Duration.ofMillis(1).toNanos());
		fail(1);
		assertThat(output.getOut().lines()).hasSize(2)
			.anyMatch((line) -> line.contains("No space left on device (0 more calls"))
			.anyMatch((line) -> line.contains("No space left on device (4 more calls"));
	}

	private void fail(int calls) {
		for (int i = 0; i < calls; i++) {
			this.log.warn(new DataAccessResourceFailureException("insert into prediction",
					new IOException("No space left on device")));
		}
	}

}
