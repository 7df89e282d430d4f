package org.reviewscope.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;

/**
 * The faults of this service, and which are on. Each ends by itself: a forgotten fault
 * must not look like a real one.
 */
class Faults implements DisposableBean {

	/** How long a fault lasts: a parameter that every fault has. */
	static final String FOR = "for";

	private static final Logger logger = LoggerFactory.getLogger(Faults.class);

	private final Map<String, Fault> faults = new TreeMap<>();

	private final Map<String, Running> running = new HashMap<>();

	private final String usually;

	private final ScheduledExecutorService timer;

	/**
	 * Creates them, all off.
	 * @param faults the faults
	 * @param usually how long one lasts by default
	 * @param timer its only thread begins and ends them
	 */
	Faults(List<Fault> faults, Duration usually, ScheduledExecutorService timer) {
		faults.forEach((fault) -> this.faults.put(fault.description().name(), fault));
		this.usually = usually.toString();
		this.timer = timer;
	}

	List<FaultState> states() {
		return inTurn(() -> this.faults.keySet().stream().map(this::state).toList());
	}

	/**
	 * Switches a fault on, or on again with other values.
	 * @param name its name
	 * @param given values of its parameters, and how long it lasts
	 * @return the fault, on
	 */
	FaultState begin(String name, Map<String, String> given) {
		return inTurn(() -> beginNow(name, new HashMap<>(given)));
	}

	/**
	 * Switches a fault off, if it is on.
	 * @param name its name
	 * @return the fault, off
	 */
	FaultState end(String name) {
		return inTurn(() -> endNow(name));
	}

	@Override
	public void destroy() {
		inTurn(() -> List.copyOf(this.running.keySet()).stream().map(this::endNow).toList());
		this.timer.shutdown();
	}

	private FaultState beginNow(String name, Map<String, String> given) {
		Fault fault = fault(name);
		String duration = given.remove(FOR);
		Duration length = length((duration != null) ? duration : this.usually);
		FaultParameters parameters = FaultParameters.of(fault.description(), given);
		endNow(name);
		Runnable ending = fault.begin(parameters);
		Future<?> end = this.timer.schedule(() -> endNow(name), length.toMillis(), TimeUnit.MILLISECONDS);
		FaultState state = new FaultState(fault.description(), true, parameters.values(), Instant.now().plus(length));
		this.running.put(name, new Running(state, ending, end));
		logger.warn("Fault {} is on until {}: {}", name, state.until(), state.values());
		return state;
	}

	private FaultState endNow(String name) {
		Fault fault = fault(name);
		Running ended = this.running.remove(name);
		if (ended != null) {
			ended.end().cancel(false);
			ended.ending().run();
			logger.warn("Fault {} is off", name);
		}
		return FaultState.off(fault.description());
	}

	// No lock: a virtual thread that holds one can be stopped by the fault it has begun
	private <T> T inTurn(Callable<T> command) {
		try {
			return this.timer.submit(command).get();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private FaultState state(String name) {
		Running on = this.running.get(name);
		return (on != null) ? on.state() : FaultState.off(fault(name).description());
	}

	private Fault fault(String name) {
		Fault fault = this.faults.get(name);
		if (fault == null) {
			throw new UnknownFaultException(name);
		}
		return fault;
	}

	private static Duration length(String value) {
		Duration length = FaultParameters.duration(FOR, value);
		if (!length.isPositive()) {
			throw new InvalidFaultException("%s must be longer than 0s, but is %s".formatted(FOR, value));
		}
		return length;
	}

	private record Running(FaultState state, Runnable ending, Future<?> end) {

	}

}
