package org.reviewscope.inference.drift;

/**
 * The population stability index (PSI), which tells how far two distributions over the
 * same bins are apart: the sum of {@code (q - p) * ln(q / p)} over the bins, where
 * {@code p} is the share of the reference and {@code q} that of now. It has no unit. 0
 * means equal; by the rule of credit scoring (Siddiqi, <em>Credit Risk Scorecards</em>,
 * 2006) less than 0.1 is no change to speak of, and 0.25 or more a great one.
 * <p>
 * Half a prediction is added to each bin of both, so that an empty bin does not make the
 * index infinite. By chance alone, {@code n} predictions in {@code k} bins are about
 * {@code (k - 1) / n} away from their own distribution (Yurdakul and Naranjo,
 * <em>Statistical Properties of the Population Stability Index</em>, 2020): with few
 * predictions the index says nothing.
 */
final class PopulationStability {

	private static final double ADDED = 0.5;

	private PopulationStability() {
	}

	static double index(int[] reference, int[] now) {
		double referenceSum = sum(reference);
		double nowSum = sum(now);
		double index = 0;
		for (int bin = 0; bin < reference.length; bin++) {
			double p = (reference[bin] + ADDED) / referenceSum;
			double q = (now[bin] + ADDED) / nowSum;
			index += (q - p) * Math.log(q / p);
		}
		return index;
	}

	private static double sum(int[] counts) {
		double sum = 0;
		for (int count : counts) {
			sum += count + ADDED;
		}
		return sum;
	}

}
