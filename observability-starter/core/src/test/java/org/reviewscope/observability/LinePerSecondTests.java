package org.reviewscope.observability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LinePerSecondTests {

	/** It may overflow. */
	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

	private final LinePerSecond lines = new LinePerSecond(this.now::get);

	private final List<Integer> written = new ArrayList<>();

	@Test
	void oneASecondTellsHowManyWereHeldBack() {
		write(3);
		pass(999);
		write(2);
		pass(1);
		write(1);
		assertThat(this.written).containsExactly(0, 4);
	}

	@Test
	void thoseFarApartTellOfThemselvesOnly() {
		write(1);
		pass(1000);
		write(1);
		pass(5000);
		write(1);
		assertThat(this.written).containsExactly(0, 0, 0);
	}

	@Test
	void noneIsLostBetweenThreads() throws InterruptedException {
		write(1);
		ExecutorService threads = Executors.newFixedThreadPool(4);
		for (int i = 0; i < 4; i++) {
			threads.execute(() -> write(10_000));
		}
		threads.shutdown();
		assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
		pass(1000);
		write(1);
		assertThat(this.written).containsExactly(0, 40_000);
	}

	@Test
	void goesByTheClockOfTheSystemOtherwise() {
		LinePerSecond system = new LinePerSecond();
		system.write(this.written::add);
		system.write(this.written::add);
		assertThat(this.written).containsExactly(0);
	}

	private void write(int times) {
		for (int i = 0; i < times; i++) {
			this.lines.write(this.written::add);
		}
	}

	private void pass(long millis) {
		this.now.addAndGet(Duration.ofMillis(millis).toNanos());
	}

}
