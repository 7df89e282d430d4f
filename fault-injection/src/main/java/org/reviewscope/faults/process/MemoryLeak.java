package org.reviewscope.faults.process;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.reviewscope.faults.Fault;
import org.reviewscope.faults.FaultDescription;
import org.reviewscope.faults.FaultDescription.Signs;
import org.reviewscope.faults.FaultParameters;

/**
 * Memory that fills up, to a share of the heap: a service that runs out of it would be
 * restarted, and nothing would be left to look at.
 */
class MemoryLeak implements Fault {

	private static final int MEGABYTE = 1024 * 1024;

	@Override
	public FaultDescription description() {
		return new FaultDescription("memory-leak", "Keeps more memory each second, up to a share of the largest heap.",
				FaultDescription.EVERY_SERVICE, Map.of("megabytes", "4", "percent", "60"),
				new Signs("jvm_memory_used_bytes", "of the heap, grows after each collection and does not come down",
						"none, until collections take long", "none", "none: it is seen in time on the dashboard only"));
	}

	@Override
	public Runnable begin(FaultParameters parameters) {
		int step = parameters.number("megabytes", 1, 100);
		long most = Runtime.getRuntime().maxMemory() / MEGABYTE * parameters.number("percent", 1, 80) / 100;
		Queue<byte[]> kept = new ConcurrentLinkedQueue<>();
		ScheduledExecutorService timer = Executors
			.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("fault-leak").factory());
		timer.scheduleAtFixedRate(() -> leak(kept, step, most), 0, 1, TimeUnit.SECONDS);
		return () -> {
			timer.close();
			kept.clear();
		};
	}

	/**
	 * Keeps more.
	 * @param kept what is kept, in pieces of a megabyte
	 * @param step how many pieces to add
	 * @param most how many pieces to keep at most
	 */
	static void leak(Queue<byte[]> kept, int step, long most) {
		for (int i = 0; i < step && kept.size() < most; i++) {
			kept.add(new byte[MEGABYTE]);
		}
	}

}
