package org.reviewscope.system.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Suite;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The runs that the console keeps.
 *
 * @param suite the suite with its console
 */
record ConsoleRuns(Suite suite) {

	/** Exporters send every five seconds. */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/**
	 * Sends requests and keeps them as a run, when the spans of all have come.
	 * @param name the run's name
	 * @param rounds how many requests of each route
	 * @return the run
	 */
	Kept keep(String name, int rounds) {
		Instant from = Instant.now();
		new SteadyRequests(this.suite).send(rounds);
		Instant until = Instant.now();
		await(name).atMost(PATIENCE).untilAsserted(() -> assertComplete(from, until, rounds));
		Answer kept = Http.post(this.suite.console("/api/runs"),
				"{\"name\":\"%s\",\"from\":\"%s\",\"until\":\"%s\"}".formatted(name, from, until));
		assertThat(kept.status()).as(kept.body()).isEqualTo(201);
		return new Kept(kept.json().path("id").asString(), from, until);
	}

	/**
	 * Compares two runs.
	 * @param before the first
	 * @param after the second
	 * @return all that differs
	 */
	List<Found> compare(Kept before, Kept after) {
		JsonNode compared = Http
			.get(this.suite.console("/api/runs/compare?before=%s&after=%s".formatted(before.id(), after.id())))
			.json();
		return compared.path("findings").valueStream().map(Found::of).toList();
	}

	/**
	 * The median of a route.
	 * @param run the run
	 * @param route method and pattern
	 * @return nanoseconds
	 */
	long p50(Kept run, String route) {
		return routes(run.from(), run.until()).valueStream()
			.filter((found) -> found.path("route").asString().equals(route))
			.mapToLong((found) -> found.at("/total/p50Nanos").asLong())
			.findFirst()
			.orElseThrow();
	}

	// The store may get several predictions at once, if it was busy. Feedback is the last
	// call of each round, and spans come in the order in which they end
	private void assertComplete(Instant from, Instant until, int rounds) {
		JsonNode routes = routes(from, until);
		assertThat(requests(routes, "gateway-service", "")).isEqualTo(SteadyRequests.ROUTES * rounds);
		assertThat(requests(routes, "inference-service", "")).isGreaterThanOrEqualTo(3 * rounds);
		assertThat(requests(routes, "model-store-service", "feedback")).isEqualTo(rounds);
	}

	private static int requests(JsonNode routes, String service, String part) {
		return routes.valueStream()
			.filter((route) -> route.path("service").asString().equals(service))
			.filter((route) -> route.path("route").asString().contains(part))
			.mapToInt((route) -> route.at("/total/requests").asInt())
			.sum();
	}

	private JsonNode routes(Instant from, Instant until) {
		return Http.get(this.suite.console("/api/routes?from=%s&until=%s".formatted(from, until)))
			.json()
			.path("routes");
	}

	/**
	 * A kept run.
	 *
	 * @param id its id
	 * @param from when its requests began
	 * @param until when all were answered
	 */
	record Kept(String id, Instant from, Instant until) {
	}

	/**
	 * A difference that the console tells.
	 *
	 * @param kind what differs, such as {@code P50}
	 * @param regression whether it is worse now
	 * @param route service, method and pattern; empty for log records
	 * @param text what differs, in words
	 */
	record Found(String kind, boolean regression, String route, String text) {

		static Found of(JsonNode finding) {
			String service = finding.at("/route/service").asString("");
			String name = finding.at("/route/name").asString("");
			return new Found(finding.path("kind").asString(), finding.path("regression").asBoolean(),
					(service + " " + name).strip(), finding.path("text").asString());
		}

		boolean is(String what, String gatewayRoute) {
			return this.kind.equals(what) && isOf(gatewayRoute);
		}

		boolean isOf(String gatewayRoute) {
			return this.route.equals("gateway-service " + gatewayRoute);
		}

		@Override
		public String toString() {
			return (this.regression ? "worse, " : "not worse, ") + this.route + ": " + this.text;
		}

	}

}
