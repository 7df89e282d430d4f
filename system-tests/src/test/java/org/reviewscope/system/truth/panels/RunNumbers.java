package org.reviewscope.system.truth.panels;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.reviewscope.system.truth.KnownRun;
import org.reviewscope.system.truth.Snapshot;
import org.reviewscope.system.truth.received.MeterReadings;

/**
 * The numbers of a run that panels are drawn from.
 *
 * @param run the run
 */
record RunNumbers(KnownRun run) {

	private static final String GATEWAY = KnownRun.GATEWAY;

	private static final String INFERENCE = KnownRun.INFERENCE;

	private static final String STORE = KnownRun.STORE;

	Map<String, Double> answered(String service) {
		Snapshot last = this.run.last(service);
		return last.tally().answered(service.replace("-service", ""));
	}

	double failures(String service) {
		return answered(service).entrySet()
			.stream()
			.filter((entry) -> entry.getKey().contains("SERVER_ERROR"))
			.mapToDouble(Map.Entry::getValue)
			.sum();
	}

	/** Counted from the first snapshot on, with which the replay begins. */
	double requests(String service) {
		Snapshot fresh = this.run.fresh();
		double polls = service.equals(STORE)
				? Snapshot.polls(this.run.last(STORE).of(STORE)) - Snapshot.polls(fresh.of(STORE)) : 0;
		return Samples.sum(answered(service)) - Samples.sum(fresh.tally().answered(service.replace("-service", "")))
				+ polls;
	}

	/** The gateway's requests that the latency objective counts. */
	double timed() {
		return grown("http_server_requests_seconds_count\\{.*");
	}

	/** Those of them that were answered within 300 ms. */
	double fast() {
		return grown("http_server_requests_seconds_bucket\\{.*le=\"0.3\".*");
	}

	private double grown(String series) {
		return timed(this.run.last(GATEWAY), series) - timed(this.run.fresh(), series);
	}

	private static double timed(Snapshot snapshot, String pattern) {
		return Samples.sum(snapshot.of(GATEWAY)
			.only((series) -> series.matches(pattern) && !series.matches(".*(SERVER_ERROR|uri=\"[^\"]*/batch\").*"))
			.series());
	}

	Map<String, Double> inference(String metric, String... without) {
		return own(INFERENCE, this.run.storeBack(), metric, without);
	}

	Map<String, Double> own(String service, Snapshot snapshot, String metric, String... without) {
		Map<String, Double> grown = new TreeMap<>();
		snapshot.own()
			.get(service)
			.forEach((series, value) -> grown.put(series,
					value - this.run.fresh().own().get(service).getOrDefault(series, 0.0)));
		Map<String, Double> samples = new TreeMap<>();
		new MeterReadings(grown).only((series) -> series.startsWith(metric + "{") || series.equals(metric))
			.without(Set.of(without))
			.series()
			.forEach((series, value) -> samples.put(series.contains("{") ? series.substring(metric.length()) : "{}",
					value));
		return samples;
	}

}
