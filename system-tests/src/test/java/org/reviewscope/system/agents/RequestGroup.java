package org.reviewscope.system.agents;

import tools.jackson.databind.JsonNode;

/**
 * The requests of a route and a tenant that a service has answered lately.
 *
 * @param service the service
 * @param route the name of their spans
 * @param tenant their tenant, empty without one
 * @param count how many
 * @param fewMs 5 of 100 took no longer for themselves
 * @param halfMs half of them took no longer for themselves
 */
record RequestGroup(String service, String route, String tenant, int count, double fewMs, double halfMs) {

	private static final int FEW = 3;

	private static final double SLOW_MILLIS = 600;

	/** Waiting takes the same time, or longer on a busy machine: never much less. */
	private static final double STEADY = 0.6;

	static RequestGroup of(JsonNode change) {
		JsonNode after = change.path("after");
		return new RequestGroup(change.path("service").asString(), change.path("name").asString(),
				change.path("by").asString(""), after.path("count").asInt(), after.path("self").path("p5Ms").asDouble(),
				after.path("self").path("p50Ms").asDouble());
	}

	boolean isEnough() {
		return this.count >= FEW;
	}

	boolean isSlow() {
		return this.halfMs > SLOW_MILLIS;
	}

	boolean isSteadilySlow() {
		return isSlow() && this.fewMs > STEADY * this.halfMs;
	}

}
