package org.reviewscope.inference.drift;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;

/**
 * The last predictions of a version, beside its reference. It keeps the number of a bin
 * for each feature of a prediction, and nothing else: no text, no id.
 */
final class DriftWindow {

	private final ModelRef model;

	private final List<Feature> features;

	private final DriftProperties properties;

	/** The bins of each prediction, in the order of the features. */
	private final Deque<int[]> last = new ArrayDeque<>();

	/** How many of them are in each bin, by feature. */
	private final int[][] counts;

	DriftWindow(ModelRef model, List<Feature> features, DriftProperties properties) {
		this.model = model;
		this.features = features;
		this.properties = properties;
		this.counts = features.stream().map((feature) -> new int[feature.bins().size()]).toArray(int[][]::new);
	}

	List<Feature> features() {
		return this.features;
	}

	/**
	 * Takes predictions in, and forgets the oldest. Those of another version are left
	 * out: they began before a swap.
	 * @param predictions the predictions
	 */
	synchronized void add(List<Prediction> predictions) {
		for (Prediction prediction : predictions) {
			if (prediction.model().equals(this.model)) {
				add(this.features.stream().mapToInt((feature) -> feature.binOf(prediction)).toArray());
			}
		}
	}

	private void add(int[] bins) {
		if (this.last.size() == this.properties.window()) {
			count(this.last.removeFirst(), -1);
		}
		this.last.addLast(bins);
		count(bins, 1);
	}

	private void count(int[] bins, int difference) {
		for (int feature = 0; feature < bins.length; feature++) {
			this.counts[feature][bins[feature]] += difference;
		}
	}

	synchronized int size() {
		return this.last.size();
	}

	/**
	 * How far a feature is from its reference.
	 * @param feature the feature
	 * @return the index, not a number while the predictions are too few
	 */
	synchronized double index(Feature feature) {
		return (size() < this.properties.minimum()) ? Double.NaN
				: PopulationStability.index(referenceOf(feature), countsOf(feature));
	}

	/**
	 * The part of the last predictions that lies in a bin.
	 * @param feature the feature
	 * @param bin the bin
	 * @return a number from 0 to 1, not a number without predictions
	 */
	synchronized double share(Feature feature, int bin) {
		return (double) countsOf(feature)[bin] / size();
	}

	/**
	 * The part of the reference that lies in a bin.
	 * @param feature the feature
	 * @param bin the bin
	 * @return a number from 0 to 1
	 */
	static double referenceShare(Feature feature, int bin) {
		int[] reference = referenceOf(feature);
		return (double) reference[bin] / Arrays.stream(reference).sum();
	}

	private static int[] referenceOf(Feature feature) {
		return feature.reference().stream().mapToInt((count) -> count).toArray();
	}

	private int[] countsOf(Feature feature) {
		return this.counts[this.features.indexOf(feature)];
	}

}
