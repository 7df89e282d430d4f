package org.reviewscope.faults.process;

import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;

/**
 * Threads that do the same again and again until they are told to stop.
 */
final class Work {

	private volatile boolean stopped;

	private Work() {
	}

	/**
	 * Starts the threads.
	 * @param threads how many
	 * @param factory makes them
	 * @param step what they do again and again: it must be short, and not wait
	 * @return stops them
	 */
	static Runnable start(int threads, ThreadFactory factory, Runnable step) {
		Work work = new Work();
		List<Thread> started = IntStream.range(0, threads)
			.mapToObj((_) -> factory.newThread(() -> work.run(step)))
			.toList();
		started.forEach(Thread::start);
		return () -> work.stopped = true;
	}

	private void run(Runnable step) {
		while (!this.stopped) {
			step.run();
		}
	}

}
