package org.reviewscope.console.launch.process;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Two threads that wait for each other for ever.
 */
final class Deadlock {

	private static final CyclicBarrier BOTH = new CyclicBarrier(2);

	private Deadlock() {
	}

	static void begin() {
		Lock fork = new ReentrantLock();
		Lock knife = new ReentrantLock();
		Thread.ofPlatform().name("eater-1").start(() -> take(fork, knife));
		Thread.ofPlatform().name("eater-2").start(() -> take(knife, fork));
	}

	private static void take(Lock first, Lock second) {
		first.lock();
		try {
			BOTH.await();
			second.lock();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
