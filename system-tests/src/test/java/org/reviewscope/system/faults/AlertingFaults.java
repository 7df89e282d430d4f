package org.reviewscope.system.faults;

import java.util.List;
import java.util.stream.Stream;

/**
 * All faults with the alerts of each. Those that do not disturb one another are on at the
 * same time: their alerts differ in name or service.
 */
final class AlertingFaults {

	private static final String GATEWAY = "gateway-service";

	private static final String INFERENCE = "inference-service";

	private static final String STORE = "model-store-service";

	private static final ExpectedAlert SLOW = ExpectedAlert.page("ErrorBudgetBurn", "job=" + GATEWAY, "slo=latency");

	private static final ExpectedAlert WAITING = ExpectedAlert.ticket("PredictionsUnrecorded", "job=" + INFERENCE);

	private AlertingFaults() {
	}

	/**
	 * Those without an alert: if nothing fires while all are on, none of them sets
	 * anything off.
	 * @return the faults
	 */
	static List<AlertingFault> withoutAlert() {
		return List.of(AlertingFault.of(STORE, "bottleneck"), AlertingFault.of(STORE, "clock-skew"),
				AlertingFault.of(GATEWAY, "exporter-dropped"), AlertingFault.of(INFERENCE, "exporter-slow"),
				AlertingFault.of(GATEWAY, "memory-leak"), AlertingFault.of(INFERENCE, "gc-pressure"));
	}

	/**
	 * Those with alerts. The first three groups set off each kind of alert once.
	 * @return groups of faults that are on together
	 */
	static Stream<ParallelFaults> withAlerts() {
		return Stream.of(
				ParallelFaults.of(SteadyLoad::heavy, AlertingFault.of(GATEWAY, "latency-fixed", SLOW),
						AlertingFault.of(GATEWAY, "error-rate?percent=60", spike(GATEWAY)),
						AlertingFault.of(STORE, "bad-model",
								ExpectedAlert.ticket("ModelStale", "job=" + INFERENCE, "reason=load failed"))),
				ParallelFaults.of(SteadyLoad::heavy, AlertingFault.of(GATEWAY, "latency-random", SLOW),
						AlertingFault.of(GATEWAY, "connection-refused?to=/models", spike(GATEWAY)),
						AlertingFault.of(STORE, "database-lock", spike(STORE), WAITING)),
				ParallelFaults.of(SteadyLoad::light, starved(GATEWAY, "GatewayDown"),
						starved(INFERENCE, "InferenceDown"), starved(STORE, "ModelStoreDown")),
				ParallelFaults.of(SteadyLoad::heavy, AlertingFault.of(GATEWAY, "latency-one-tenant", SLOW),
						AlertingFault.of(STORE, "pool-exhausted", spike(STORE), WAITING)),
				ParallelFaults.of(SteadyLoad::heavy, AlertingFault.of(GATEWAY, "latency-one-route", SLOW),
						AlertingFault.of(INFERENCE, "connection-refused", WAITING)),
				ParallelFaults.of(SteadyLoad::heavy, AlertingFault.of(INFERENCE, "cpu-burn?threads=48", SLOW)),
				ParallelFaults.of(SteadyLoad::light, AlertingFault.of(STORE, "slow-query", WAITING)));
	}

	private static ExpectedAlert spike(String service) {
		return ExpectedAlert.page("ErrorSpike", "job=" + service);
	}

	private static AlertingFault starved(String service, String alert) {
		return AlertingFault.of(service, "threads-starved?for=15s", ExpectedAlert.page(alert, "job=" + service));
	}

}
