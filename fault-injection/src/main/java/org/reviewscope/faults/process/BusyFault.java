package org.reviewscope.faults.process;

import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;

import org.reviewscope.faults.Fault;
import org.reviewscope.faults.FaultDescription;
import org.reviewscope.faults.FaultDescription.Signs;
import org.reviewscope.faults.FaultParameters;

/**
 * A fault that keeps threads busy.
 *
 * @param description what users are told
 * @param threads how many, for the parameters
 * @param factory makes the threads
 * @param step what they do
 */
record BusyFault(FaultDescription description, ToIntFunction<FaultParameters> threads, ThreadFactory factory,
		Runnable step) implements Fault {

	private static final int MOST_THREADS = 64;

	private static final long PAUSE_NANOS = 500_000_000;

	private static final int GARBAGE = 64 * 1024;

	private static volatile Object sink = new Object();

	static Fault cpuBurn() {
		return new BusyFault(described("cpu-burn",
				"Threads that calculate and never wait take the processors' time, so many for each of them.",
				Map.of("threads", "4"),
				new Signs("process_cpu_usage", "up to 1; system_cpu_usage, too",
						"every span takes longer, none stands out; in inference-service, onnx.run most of all",
						"warning “Slow request”, if requests take 1 s",
						"ErrorBudgetBurn of the latency objective, if many requests take 0.3 s: threads=32 and load")),
				BusyFault::forEachProcessor, platform("fault-cpu"), Thread::onSpinWait);
	}

	static Fault gcPressure() {
		return new BusyFault(described("gc-pressure",
				"Threads that make garbage, so that the collector runs all the time.", Map.of("threads", "2"),
				new Signs("jvm_gc_pause_seconds", "count and sum grow; jvm_gc_memory_allocated_bytes_total fast",
						"now and then a span is longer by a pause, another one each time", "none",
						"none: the pauses are short")),
				(parameters) -> parameters.number("threads", 1, MOST_THREADS), platform("fault-garbage"),
				() -> sink = new byte[GARBAGE]);
	}

	// One for each core: virtual threads give way only where they wait
	static Fault threadsStarved() {
		return new BusyFault(
				described("threads-starved",
						"Virtual threads that never wait keep all others from running: the service answers nothing.",
						Map.of(),
						new Signs("http_server_requests_seconds",
								"stops: metrics are not answered either, and Prometheus sets up to 0",
								"the caller's span is red, with nothing below it", "none of its own; the callers warn",
								"GatewayDown, InferenceDown or ModelStoreDown after a minute")),
				(_) -> Runtime.getRuntime().availableProcessors(), BusyFault::virtual, Thread::onSpinWait);
	}

	@Override
	public Runnable begin(FaultParameters parameters) {
		return Work.start(this.threads.applyAsInt(parameters), this.factory, this.step);
	}

	private static FaultDescription described(String name, String text, Map<String, String> parameters, Signs signs) {
		return new FaultDescription(name, text, FaultDescription.EVERY_SERVICE, parameters, signs);
	}

	// As many on a laptop as on a server: none would notice the other's
	private static int forEachProcessor(FaultParameters parameters) {
		return parameters.number("threads", 1, MOST_THREADS) * Runtime.getRuntime().availableProcessors();
	}

	// Later, so that the request that has begun the fault is still answered
	private static Thread virtual(Runnable task) {
		return Thread.ofVirtual().name("fault-carrier").unstarted(() -> {
			LockSupport.parkNanos(PAUSE_NANOS);
			task.run();
		});
	}

	private static ThreadFactory platform(String name) {
		return Thread.ofPlatform().daemon().name(name).factory();
	}

}
