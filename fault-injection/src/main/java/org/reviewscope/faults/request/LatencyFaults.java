package org.reviewscope.faults.request;

import java.time.Duration;
import java.util.Map;
import java.util.Random;

import io.opentelemetry.api.baggage.Baggage;
import org.reviewscope.faults.Fault;
import org.reviewscope.faults.FaultDescription;
import org.reviewscope.faults.FaultDescription.Signs;
import org.reviewscope.faults.FaultParameters;

/**
 * Requests that wait.
 */
final class LatencyFaults {

	private static final String DELAY = "delay";

	private static final String METRIC = "http_server_requests_seconds";

	private static final String GAP = "time in the server span before its first child, which no span explains";

	private static final String SLOW = "warning “Slow request”, from 1 s on";

	private static final String BURN = "ErrorBudgetBurn of the latency objective (0.3 s at the gateway), within "
			+ "minutes if many requests are slow";

	private LatencyFaults() {
	}

	static Fault fixed(RequestEffects effects) {
		return new RequestFault(
				described("latency-fixed", "Each request waits for the same time.", Map.of(DELAY, "1500ms"),
						new Signs(METRIC, "all quantiles rise by the delay", GAP, SLOW, BURN)),
				effects, (parameters) -> {
					Duration delay = parameters.duration(DELAY);
					return (route, _) -> waited(delay);
				});
	}

	static Fault random(RequestEffects effects) {
		return new RequestFault(
				described("latency-random",
						"Each request waits for a random time, the same times again with the same seed.",
						Map.of("most", "3s", "seed", "42"), new Signs(METRIC, "p99 rises more than the median",
								GAP + ", of another length in each trace", SLOW, BURN)),
				effects, LatencyFaults::random);
	}

	static Fault oneTenant(RequestEffects effects) {
		return new RequestFault(
				described("latency-one-tenant", "Only the requests of one tenant wait.",
						Map.of("tenant", "console", DELAY, "1500ms"),
						new Signs(METRIC, "p99 rises, the median does not; no label names the tenant",
								GAP + ", only in traces with this tenant.id", SLOW + ", with tenant.id", BURN)),
				effects, LatencyFaults::oneTenant);
	}

	static Fault oneRoute(RequestEffects effects) {
		return new RequestFault(described("latency-one-route",
				"Only the requests of one route wait: a part of its method and pattern.",
				Map.of("route", "/predictions", DELAY, "1500ms"), new Signs(METRIC, "the series of one uri rises",
						GAP + ", only in traces of the route", SLOW + ", with http.route", BURN)),
				effects, LatencyFaults::oneRoute);
	}

	private static FaultDescription described(String name, String text, Map<String, String> parameters, Signs signs) {
		return new FaultDescription(name, text, FaultDescription.EVERY_SERVICE, parameters, signs);
	}

	private static RequestEffect random(FaultParameters parameters) {
		Random random = new Random(parameters.number("seed", Integer.MIN_VALUE, Integer.MAX_VALUE));
		long most = parameters.duration("most").toMillis();
		return (route, _) -> waited(Duration.ofMillis((long) (random.nextDouble() * most)));
	}

	// Every service of a request has its baggage
	private static RequestEffect oneTenant(FaultParameters parameters) {
		String tenant = parameters.text("tenant");
		Duration delay = parameters.duration(DELAY);
		return (route, _) -> !tenant.equals(Baggage.current().getEntryValue("tenant.id")) || waited(delay);
	}

	private static RequestEffect oneRoute(FaultParameters parameters) {
		String part = parameters.text("route");
		Duration delay = parameters.duration(DELAY);
		return (route, _) -> !route.contains(part) || waited(delay);
	}

	private static boolean waited(Duration delay) throws InterruptedException {
		Thread.sleep(delay);
		return true;
	}

}
