package org.reviewscope.faults.process;

import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.reviewscope.faults.Fault;
import org.reviewscope.faults.FaultParameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the faults do to this process, for a moment.
 */
class ProcessFaultsTests {

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	@Test
	void burnsTheTimeOfAsManyThreadsAsAskedFor() {
		Runnable end = begin(BusyFault.cpuBurn(), Map.of("threads", "3"));
		assertThat(count("fault-cpu")).isEqualTo(3 * Runtime.getRuntime().availableProcessors());
		long id = idOf("fault-cpu");
		long before = this.threads.getThreadCpuTime(id);
		await().until(() -> this.threads.getThreadCpuTime(id) > before + TimeUnit.MILLISECONDS.toNanos(20));

		end.run();

		await().until(() -> count("fault-cpu") == 0);
	}

	@Test
	void makesGarbage() {
		Runnable end = begin(BusyFault.gcPressure(), Map.of("threads", "1"));
		long id = idOf("fault-garbage");
		await().until(() -> this.threads.getThreadAllocatedBytes(id) > 100_000_000);

		end.run();

		await().until(() -> count("fault-garbage") == 0);
	}

	@Test
	void virtualThreadsWaitForThoseOfTheFault() throws InterruptedException {
		Runnable end = begin(BusyFault.threadsStarved(), Map.of());
		await().untilAsserted(() -> assertThat(virtualThreadRunsWithin(20)).isFalse());

		end.run();

		assertThat(virtualThreadRunsWithin(10_000)).isTrue();
	}

	@Test
	void keepsMemoryUpToAShare() {
		Queue<byte[]> kept = new ArrayDeque<>();
		MemoryLeak.leak(kept, 2, 3);
		assertThat(kept).hasSize(2).allSatisfy((piece) -> assertThat(piece).hasSize(1024 * 1024));

		MemoryLeak.leak(kept, 2, 3);
		assertThat(kept).hasSize(3);
	}

	@Test
	void leakEnds() {
		Runnable end = begin(new MemoryLeak(), Map.of("megabytes", "1", "percent", "1"));
		await().until(() -> count("fault-leak") == 1);

		end.run();

		await().until(() -> count("fault-leak") == 0);
	}

	private static Runnable begin(Fault fault, Map<String, String> parameters) {
		return fault.begin(FaultParameters.of(fault.description(), parameters));
	}

	private static boolean virtualThreadRunsWithin(long millis) throws InterruptedException {
		CountDownLatch ran = new CountDownLatch(1);
		Thread.ofVirtual().start(ran::countDown);
		return ran.await(millis, TimeUnit.MILLISECONDS);
	}

	private static long count(String name) {
		return Thread.getAllStackTraces().keySet().stream().filter((thread) -> thread.getName().equals(name)).count();
	}

	private static long idOf(String name) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals(name))
			.mapToLong(Thread::threadId)
			.findFirst()
			.orElseThrow();
	}

}
