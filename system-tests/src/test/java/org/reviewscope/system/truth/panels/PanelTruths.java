package org.reviewscope.system.truth.panels;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import org.reviewscope.system.truth.KnownRun;
import org.reviewscope.system.truth.Snapshot;
import org.reviewscope.system.truth.received.MeterReadings;

/**
 * What each panel that shows numbers of the load is to show after a {@link KnownRun}.
 *
 * @param run the run
 */
record PanelTruths(KnownRun run) {

	private static final String GATEWAY = KnownRun.GATEWAY;

	private static final String INFERENCE = KnownRun.INFERENCE;

	private static final String STORE = KnownRun.STORE;

	/** What availability's objective leaves for failures. */
	private static final double BUDGET = 0.001;

	Stream<PanelTruth> all() {
		return Stream.of(overview(), sentiments(), distributions(), users(), records(), levels())
			.flatMap((panels) -> panels);
	}

	private Stream<PanelTruth> overview() {
		Map<String, Double> refused = new TreeMap<>();
		KnownRun.SERVICES.forEach((service) -> answered(service).forEach((series, count) -> {
			if (series.matches(".*status=\"[45].*")) {
				refused.merge(series.replaceAll(".*(status.*)}", "{job=\"" + service + "\",$1}"), count, Double::sum);
			}
		}));
		Map<String, Double> refusals = own(GATEWAY, this.run.inferenceAway(), "gateway_refusals_total");
		refusals.values().removeIf((count) -> count == 0);
		return Stream.of(PanelTruth.perMinute("overview", "Requests", byJob(this::requests)),
				PanelTruth.lately("overview", "Errors", byJob((job) -> failures(job) / requests(job))),
				PanelTruth.lately("overview", "Refused and failed", refused),
				PanelTruth.lately("overview", "Refused by the gateway itself", refusals));
	}

	private Stream<PanelTruth> sentiments() {
		Map<String, Double> results = inference("prediction_results_total", "model_version");
		double all = sum(results);
		return Stream.of(PanelTruth.perMinute("sentiment", "Predictions", results),
				PanelTruth.lately("sentiment", "Share of each class", each(results, (count) -> count / all)),
				PanelTruth.perMinute("sentiment", "Reviews without an answer", inference("prediction_error_total")));
	}

	private Stream<PanelTruth> distributions() {
		Map<String, Double> confidences = inference("prediction_confidence_bucket");
		double all = confidences.get("{le=\"+Inf\"}");
		Map<String, Double> tokens = inference("prediction_tokens_bucket");
		return Stream.of(PanelTruth.lately("sentiment", "Confidence", confidences),
				PanelTruth.lately("sentiment", "Unsure predictions", one(confidences.get("{le=\"0.6\"}") / all)),
				PanelTruth.lately("sentiment", "Truncated", one(sum(inference("prediction_truncated_total")) / all)),
				PanelTruth.lately("sentiment", "Tokens",
						List.of(one(quantile(0.5, tokens)), one(quantile(0.9, tokens)), one(quantile(0.99, tokens)))));
	}

	private Stream<PanelTruth> users() {
		Map<String, Double> words = own(STORE, this.run.well(), "prediction_feedback_total", "model_version");
		Map<String, Double> byVersion = own(STORE, this.run.well(), "prediction_feedback_total", "actual", "predicted");
		Map<String, Double> right = new TreeMap<>();
		this.run.well().own().get(STORE).forEach((series, count) -> {
			if (series.matches("prediction_feedback_total\\{actual=(\"\\w+\"),.*predicted=\\1}")) {
				right.merge(series.replaceAll(".*(model_version=\"[^\"]+\").*", "{$1}"), count, Double::sum);
			}
		});
		return Stream.of(PanelTruth.lately("sentiment", "Said and meant", words),
				PanelTruth.lately("sentiment", "Live accuracy", zip(right, byVersion, (good, every) -> good / every)));
	}

	private Stream<PanelTruth> records() {
		return Stream.of(PanelTruth.perMinute("sentiment", "Records", inference("prediction_records_total")),
				PanelTruth.lately("sentiment", "Records waiting", Map.of("{instance=\"inference-service:1\"}", 0.0)),
				PanelTruth.lately("sentiment", "Failed swaps", one(0)),
				PanelTruth.lately("sentiment", "Model version", Map.of(model(INFERENCE), 1.0, model(STORE), 1.0)));
	}

	private Stream<PanelTruth> levels() {
		Map<String, Double> bad = byJob((job) -> failures(job) / requests(job));
		Stream.Builder<PanelTruth> panels = Stream.builder();
		BiConsumer<String, Map<String, Double>> add = (name, samples) -> panels
			.add(PanelTruth.availability(name.split("/")[0], name.split("/")[1], samples));
		add.accept("overview/Error budget left", each(bad, (ratio) -> 1 - ratio / BUDGET));
		add.accept("slo/Error budget left", each(bad, (ratio) -> 1 - ratio / BUDGET));
		add.accept("slo/Kept over 30 days", each(bad, (ratio) -> 1 - ratio));
		Stream.of("slo/Over an hour", "slo/Over six hours", "slo/Over three days")
			.forEach((window) -> add.accept(window, each(bad, (ratio) -> ratio / BUDGET)));
		add.accept("slo/Counted requests", byJob((job) -> requests(job) / 300));
		panels.add(PanelTruth.lately("slo", "Failed requests by route", failed()));
		return panels.build();
	}

	private Map<String, Double> failed() {
		Map<String, Double> failed = new TreeMap<>();
		answered(GATEWAY).forEach((series, count) -> {
			if (series.contains("SERVER_ERROR")) {
				failed.put(series.replaceAll(".*(uri=.*)}",
						"{exception=\"UpstreamException\",job=\"gateway-service\",$1}"), count);
			}
		});
		return failed;
	}

	private Map<String, Double> answered(String service) {
		Snapshot last = this.run.last(service);
		return last.tally().answered(service.replace("-service", ""));
	}

	private double failures(String service) {
		return answered(service).entrySet()
			.stream()
			.filter((entry) -> entry.getKey().contains("SERVER_ERROR"))
			.mapToDouble(Map.Entry::getValue)
			.sum();
	}

	/** In the replay, which begins with what was before the load. */
	private double requests(String service) {
		Snapshot fresh = this.run.fresh();
		double polls = service.equals(STORE)
				? Snapshot.polls(this.run.last(STORE).of(STORE)) - Snapshot.polls(fresh.of(STORE)) : 0;
		return sum(answered(service)) - sum(fresh.tally().answered(service.replace("-service", ""))) + polls;
	}

	private Map<String, Double> inference(String metric, String... without) {
		return own(INFERENCE, this.run.storeBack(), metric, without);
	}

	private Map<String, Double> own(String service, Snapshot snapshot, String metric, String... without) {
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

	private static Map<String, Double> byJob(ToDoubleFunction<String> value) {
		Map<String, Double> samples = new TreeMap<>();
		KnownRun.SERVICES.forEach((service) -> samples.put("{job=\"" + service + "\"}", value.applyAsDouble(service)));
		return samples;
	}

	private static Map<String, Double> each(Map<String, Double> samples, DoubleUnaryOperator change) {
		Map<String, Double> changed = new TreeMap<>();
		samples.forEach((labels, value) -> changed.put(labels, change.applyAsDouble(value)));
		return changed;
	}

	private static Map<String, Double> zip(Map<String, Double> left, Map<String, Double> right,
			DoubleBinaryOperator operator) {
		Map<String, Double> both = new TreeMap<>();
		left.forEach((labels, value) -> both.put(labels, operator.applyAsDouble(value, right.get(labels))));
		return both;
	}

	private static double sum(Map<String, Double> samples) {
		return samples.values().stream().mapToDouble((value) -> value).sum();
	}

	private static Map<String, Double> one(double value) {
		return Map.of("{}", value);
	}

	private static String model(String service) {
		return "{instance=\"%s:1\",job=\"%s\",name=\"sentiment-minilm\",version=\"1.0.1\"}".formatted(service, service);
	}

	/**
	 * As Prometheus defines {@code histogram_quantile}: a straight line in the bucket.
	 */
	private static double quantile(double q, Map<String, Double> buckets) {
		List<Map.Entry<Double, Double>> sorted = buckets.entrySet()
			.stream()
			.map((bucket) -> Map.entry(
					Double.valueOf(bucket.getKey().replaceAll("[^0-9.+I]", "").replace("+I", "Infinity")),
					bucket.getValue()))
			.sorted(Map.Entry.comparingByKey())
			.toList();
		double rank = q * sorted.getLast().getValue();
		double from = 0;
		double below = 0;
		for (Map.Entry<Double, Double> bucket : sorted) {
			if (bucket.getValue() >= rank) {
				return from + (bucket.getKey() - from) * (rank - below) / (bucket.getValue() - below);
			}
			from = bucket.getKey();
			below = bucket.getValue();
		}
		throw new IllegalStateException("No bucket for " + q);
	}

}
