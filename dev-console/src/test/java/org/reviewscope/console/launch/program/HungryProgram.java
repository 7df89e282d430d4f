package org.reviewscope.console.launch.program;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs out of memory on a thread that nobody waits for, as a service would.
 */
final class HungryProgram {

	private HungryProgram() {
	}

	static void main(String[] args) throws InterruptedException {
		Thread.ofVirtual().start(() -> {
			List<byte[]> kept = new ArrayList<>();
			while (true) {
				kept.add(new byte[1024 * 1024]);
			}
		});
		Thread.currentThread().join();
	}

}
