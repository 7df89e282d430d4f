package org.reviewscope.console.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A few requests are decoded, a few more wait, and all others are refused at once.
 */
@Timeout(30)
class IngestLimiterTests {

	private final CountDownLatch end = new CountDownLatch(1);

	@Test
	void requestBeyondThoseThatWaitIsRefusedAtOnce() throws Exception {
		IngestLimiter turns = turns(Duration.ofHours(1));
		Thread works = Thread.ofPlatform().start(() -> hold(turns));
		await().until(() -> works.getState() == Thread.State.WAITING);
		Thread waits = Thread.ofPlatform().start(() -> hold(turns));
		await().until(() -> waits.getState() == Thread.State.TIMED_WAITING);

		assertThatExceptionOfType(OtlpException.class).isThrownBy(() -> turns.take(() -> "done"))
			.returns(HttpStatus.SERVICE_UNAVAILABLE, OtlpException::status);

		this.end.countDown();
		works.join();
		waits.join();
		assertThat(turns.take(() -> "done")).isEqualTo("done");
	}

	@Test
	void requestThatWaitsTooLongIsRefused() {
		IngestLimiter turns = turns(Duration.ofMillis(1));
		Thread works = Thread.ofPlatform().start(() -> hold(turns));
		await().until(() -> works.getState() == Thread.State.WAITING);

		assertThatExceptionOfType(OtlpException.class).isThrownBy(() -> turns.take(() -> "done"));

		this.end.countDown();
	}

	@Test
	void turnIsGivenBackWhenTheWorkFails() throws IOException {
		IngestLimiter turns = turns(Duration.ofMillis(1));

		assertThatExceptionOfType(IOException.class).isThrownBy(() -> turns.take(() -> {
			throw new IOException("cut off");
		}));

		assertThat(turns.take(() -> "done")).isEqualTo("done");
	}

	private void hold(IngestLimiter turns) {
		try {
			turns.take(() -> {
				try {
					this.end.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				return "done";
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static IngestLimiter turns(Duration patience) {
		return new IngestLimiter(
				new IngestProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), 1, 1, patience));
	}

}
