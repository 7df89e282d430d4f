package org.reviewscope.system.agents;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.reviewscope.system.faults.SwitchedFault;
import org.reviewscope.system.harness.Suite;

/**
 * A fault of a suite, or none. The script does not know which.
 *
 * @param truth what is wrong
 * @param parameters the fault's parameters
 */
record Trouble(Verdict truth, String parameters) {

	private static final String GATEWAY = "gateway-service";

	private static final String INFERENCE = "inference-service";

	private static final String STORE = "model-store-service";

	private static final List<String> ALL = List.of(GATEWAY, INFERENCE, STORE);

	private static final Map<String, String> ROUTES = Map.of(GATEWAY, "/api/v1/models", INFERENCE, "/predictions/batch",
			STORE, "/models");

	/**
	 * Twenty troubles, each of a different kind except for two kills, and five times
	 * none, in an order and in services that the seed decides.
	 * @param seed the seed
	 * @return the troubles
	 */
	static List<Trouble> of(long seed) {
		Random random = new Random(seed);
		List<Trouble> troubles = new ArrayList<>();
		Stream
			.of("cpu-burn", "error-rate", "exporter-dropped", "exporter-slow", "gc-pressure", "latency-fixed",
					"latency-one-route", "latency-one-tenant", "latency-random", "memory-leak", "threads-starved",
					"clock-skew")
			.forEach((fault) -> troubles.add(fault(fault, any(ALL, random))));
		Stream.of("bad-model", "bottleneck", "database-lock", "pool-exhausted", "slow-query")
			.forEach((fault) -> troubles.add(fault(fault, STORE)));
		troubles.add(fault("connection-refused", any(List.of(GATEWAY, INFERENCE), random)));
		List<String> killed = new ArrayList<>(ALL);
		Collections.shuffle(killed, random);
		killed.subList(0, 2).forEach((service) -> troubles.add(fault("killed", service)));
		for (int i = 0; i < 5; i++) {
			troubles.add(new Trouble(Verdict.HEALTHY, ""));
		}
		Collections.shuffle(troubles, random);
		return List.copyOf(troubles);
	}

	void begin(Suite suite) {
		switch (this.truth.cause()) {
			case "none" -> {
				// All is well
			}
			case "killed" -> suite.process(this.truth.service()).kill();
			default -> fault().begin(suite);
		}
	}

	void end(Suite suite) {
		switch (this.truth.cause()) {
			case "none", "threads-starved" -> {
				// It ends by itself
			}
			case "killed" -> suite.process(this.truth.service()).startAgain();
			default -> fault().end(suite);
		}
	}

	boolean isHealthy() {
		return this.truth.equals(Verdict.HEALTHY);
	}

	private SwitchedFault fault() {
		return new SwitchedFault(this.truth.service(), this.truth.cause(), this.parameters);
	}

	private static Trouble fault(String name, String service) {
		return new Trouble(new Verdict(name, service), switch (name) {
			case "latency-one-route" -> "route=" + ROUTES.get(service);
			case "latency-one-tenant" -> "tenant=globex";
			case "threads-starved" -> "for=45s";
			case "memory-leak" -> "megabytes=8";
			default -> "";
		});
	}

	private static String any(List<String> services, Random random) {
		return services.get(random.nextInt(services.size()));
	}

}
