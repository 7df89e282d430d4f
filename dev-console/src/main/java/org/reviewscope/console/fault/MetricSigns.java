package org.reviewscope.console.fault;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import org.reviewscope.console.proof.CheckResult;
import org.reviewscope.console.proof.Counter;

/**
 * What faults do to metrics.
 */
final class MetricSigns {

	private static final CheckResult WAITING = CheckResult.waiting("metrics are read every five seconds");

	/** Two regular scrapes, and a bit. */
	private static final Duration SILENCE = Duration.ofSeconds(12);

	private static final double LEAKED = 20_000_000;

	private MetricSigns() {
	}

	static Function<FaultRun, CheckResult> growth(String family, String suffix, Map<String, String> labels,
			double least) {
		return (run) -> grown(run, new Counter(run.service(), family, suffix, labels), least);
	}

	static Function<FaultRun, CheckResult> growthIn(String service, String family) {
		return (run) -> grown(run, new Counter(service, family, "", Map.of()), 1);
	}

	static CheckResult slowRequests(FaultRun run) {
		String family = "http_server_requests_seconds";
		Counter all = new Counter(run.service(), family, "_count", Map.of());
		double served = run.growth(all);
		double slow = served - run.growth(new Counter(run.service(), family, "_bucket", Map.of("le", "0.3")));
		return (slow >= 1) ? CheckResult
			.proven(String.format(Locale.ROOT, "%.0f of %.0f requests took more than 0.3 s", slow, served), all.link())
				: WAITING;
	}

	static CheckResult fullPool(FaultRun run) {
		Counter active = new Counter(run.service(), "hikaricp_connections_active", "", Map.of());
		double used = run.signals().value(active);
		double most = run.signals().value(new Counter(run.service(), "hikaricp_connections_max", "", Map.of()));
		return (most > 0 && used >= most) ? CheckResult.proven(
				String.format(Locale.ROOT, "%.0f of %.0f connections are in use", used, most), active.link()) : WAITING;
	}

	// What has survived collections: the rest of the heap goes up and down anyway
	static CheckResult fullerHeap(FaultRun run) {
		return List.of("Tenured Gen", "G1 Old Gen")
			.stream()
			.map((pool) -> grown(run, new Counter(run.service(), "jvm_memory_used_bytes", "", Map.of("id", pool)),
					LEAKED))
			.filter((result) -> result.status().isFinal())
			.findFirst()
			.orElse(WAITING);
	}

	static CheckResult noScrape(FaultRun run) {
		return run.isSilentFor(SILENCE) ? CheckResult.proven(
				"no metrics have come from %s for %d s".formatted(run.service(), SILENCE.toSeconds()),
				"/metrics#" + run.service() + "-http_server_requests_seconds") : WAITING;
	}

	private static CheckResult grown(FaultRun run, Counter counter, double least) {
		double before = run.before(counter);
		double now = run.signals().value(counter);
		return (now - before >= least) ? CheckResult.proven(
				"%s: from %s to %s".formatted(counter.words(), words(before), words(now)), counter.link()) : WAITING;
	}

	private static String words(double value) {
		return (value == Math.rint(value)) ? String.format(Locale.ROOT, "%,.0f", value)
				: String.format(Locale.ROOT, "%.2f", value);
	}

}
