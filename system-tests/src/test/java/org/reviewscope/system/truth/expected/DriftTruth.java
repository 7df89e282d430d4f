package org.reviewscope.system.truth.expected;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What inference-service should say of drift: the reference as the bundled model's
 * artifact holds it, and the predictions that were made since its activation.
 */
public final class DriftTruth {

	private static final Path BUNDLED = Path.of("../models/sentiment-minilm/artifact/sentiment-minilm-2.0.0.zip");

	private static final List<String> CLASSES = List.of("negative", "neutral", "positive");

	private static final int WINDOW = 1000;

	private static final int FEWEST = 200;

	private final JsonNode reference = reference();

	/** By feature, the bin of each prediction. */
	private final Map<String, List<Integer>> bins = new TreeMap<>();

	public DriftTruth() {
		swapped();
	}

	private static JsonNode reference() {
		try (ZipFile zip = new ZipFile(BUNDLED.toFile())) {
			return new JsonMapper().readTree(zip.getInputStream(zip.getEntry("reference.json")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Another version begins with no predictions. */
	void swapped() {
		Stream.of("class", "confidence", "length", "tokens")
			.forEach((feature) -> this.bins.put(feature, new ArrayList<>()));
	}

	public void answered(String sentiment, double confidence, int length, int tokens) {
		add("class", CLASSES.indexOf(sentiment));
		add("confidence", binOf(confidence, "confidence"));
		add("length", binOf(length, "length"));
		add("tokens", binOf(tokens, "tokens"));
	}

	private void add(String feature, int bin) {
		List<Integer> last = this.bins.get(feature);
		last.add(bin);
		if (last.size() > WINDOW) {
			last.removeFirst();
		}
	}

	private int binOf(double value, String feature) {
		return (int) bounds(feature).filter((bound) -> value > bound).count();
	}

	private Stream<Double> bounds(String feature) {
		return this.reference.path(feature).path("upTo").valueStream().map(JsonNode::asDouble);
	}

	/**
	 * The population stability indices.
	 * @return the index of each feature, {@code NaN} of few predictions
	 */
	public Map<String, Double> indices() {
		Map<String, Double> indices = new TreeMap<>();
		this.bins.forEach((feature, last) -> indices.put(feature,
				(last.size() < FEWEST) ? Double.NaN : index(expected(feature), counts(feature))));
		return indices;
	}

	/** Half a prediction more in each bin, of the reference too. */
	private static double index(double[] expected, double[] actual) {
		double expectedSum = sum(expected) + expected.length / 2.0;
		double actualSum = sum(actual) + actual.length / 2.0;
		return IntStream.range(0, expected.length).mapToDouble((i) -> {
			double before = (expected[i] + 0.5) / expectedSum;
			double now = (actual[i] + 0.5) / actualSum;
			return (now - before) * Math.log(now / before);
		}).sum();
	}

	Map<String, Double> series() {
		Map<String, Double> series = new TreeMap<>();
		indices()
			.forEach((feature, index) -> series.put("prediction_drift_psi{feature=\"%s\"}".formatted(feature), index));
		series.put("prediction_drift_predictions", (double) this.bins.get("class").size());
		for (String feature : this.bins.keySet()) {
			addShares(series, feature, "reference", expected(feature));
			addShares(series, feature, "current", counts(feature));
		}
		return series;
	}

	private void addShares(Map<String, Double> series, String feature, String window, double[] counts) {
		List<String> names = names(feature);
		for (int i = 0; i < counts.length; i++) {
			series.put("prediction_drift_share{bin=\"%s\",feature=\"%s\",window=\"%s\"}".formatted(names.get(i),
					feature, window), counts[i] / sum(counts));
		}
	}

	private List<String> names(String feature) {
		return feature.equals("class") ? CLASSES : Stream
			.concat(bounds(feature).map((bound) -> BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString()),
					Stream.of("+Inf"))
			.toList();
	}

	private double[] expected(String feature) {
		JsonNode counts = this.reference.path(feature);
		return feature.equals("class") ? CLASSES.stream().mapToDouble((name) -> counts.path(name).asDouble()).toArray()
				: counts.path("counts").valueStream().mapToDouble(JsonNode::asDouble).toArray();
	}

	private double[] counts(String feature) {
		double[] counts = new double[names(feature).size()];
		this.bins.get(feature).forEach((bin) -> counts[bin]++);
		return counts;
	}

	private static double sum(double[] values) {
		return IntStream.range(0, values.length).mapToDouble((i) -> values[i]).sum();
	}

}
