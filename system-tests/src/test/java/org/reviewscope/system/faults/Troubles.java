package org.reviewscope.system.faults;

import java.util.List;
import java.util.stream.Stream;

/**
 * All faults with the alerts of each. Those that do not disturb one another are on at the
 * same time: their alerts differ in name or service.
 */
final class Troubles {

	private static final String GATEWAY = "gateway-service";

	private static final String INFERENCE = "inference-service";

	private static final String STORE = "model-store-service";

	private static final ExpectedAlert SLOW = ExpectedAlert.page("ErrorBudgetBurn", "job=" + GATEWAY, "slo=latency");

	private static final ExpectedAlert WAITING = ExpectedAlert.ticket("PredictionsUnrecorded", "job=" + INFERENCE);

	private Troubles() {
	}

	/**
	 * Those without an alert: if nothing fires while all are on, none of them sets
	 * anything off.
	 * @return the faults
	 */
	static List<Trouble> untold() {
		return List.of(Trouble.of(STORE, "bottleneck"), Trouble.of(STORE, "clock-skew"),
				Trouble.of(GATEWAY, "exporter-dropped"), Trouble.of(INFERENCE, "exporter-slow"),
				Trouble.of(GATEWAY, "memory-leak"), Trouble.of(INFERENCE, "gc-pressure"));
	}

	/**
	 * Those with alerts. The first three groups set off each kind of alert once.
	 * @return groups of faults that are on together
	 */
	static Stream<Together> told() {
		return Stream.of(
				Together.of(SteadyLoad::heavy, Trouble.of(GATEWAY, "latency-fixed", SLOW),
						Trouble.of(GATEWAY, "error-rate?percent=60", spike(GATEWAY)),
						Trouble.of(STORE, "bad-model",
								ExpectedAlert.ticket("ModelStale", "job=" + INFERENCE, "reason=load failed"))),
				Together.of(SteadyLoad::heavy, Trouble.of(GATEWAY, "latency-random", SLOW),
						Trouble.of(GATEWAY, "connection-refused?to=/models", spike(GATEWAY)),
						Trouble.of(STORE, "database-lock", spike(STORE), WAITING)),
				Together.of(SteadyLoad::light, starved(GATEWAY, "GatewayDown"), starved(INFERENCE, "InferenceDown"),
						starved(STORE, "ModelStoreDown")),
				Together.of(SteadyLoad::heavy, Trouble.of(GATEWAY, "latency-one-tenant", SLOW),
						Trouble.of(STORE, "pool-exhausted", spike(STORE), WAITING)),
				Together.of(SteadyLoad::heavy, Trouble.of(GATEWAY, "latency-one-route", SLOW),
						Trouble.of(INFERENCE, "connection-refused", WAITING)),
				Together.of(SteadyLoad::heavy, Trouble.of(INFERENCE, "cpu-burn?threads=48", SLOW)),
				Together.of(SteadyLoad::light, Trouble.of(STORE, "slow-query", WAITING)));
	}

	private static ExpectedAlert spike(String service) {
		return ExpectedAlert.page("ErrorSpike", "job=" + service);
	}

	private static Trouble starved(String service, String alert) {
		return Trouble.of(service, "threads-starved?for=15s", ExpectedAlert.page(alert, "job=" + service));
	}

}
