package org.reviewscope.inference.telemetry;

import java.util.Map;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import org.reviewscope.observability.MeterDescriptions;

/**
 * The distributions, and what they show.
 */
public final class DistributionFixtures {

	private DistributionFixtures() {
	}

	public static PredictionDistributionMetrics distributions(PrometheusRegistry registry) {
		return new PredictionDistributionMetrics(new MeterDescriptions(Map.of()), null).registerWith(registry);
	}

	public static Lengths lengths(PrometheusRegistry registry) {
		SummarySnapshot lengths = (SummarySnapshot) registry.scrape("review_length_summary"::equals).get(0);
		return new Lengths(lengths.getDataPoints().getFirst().getCount(), lengths.getDataPoints().getFirst().getSum());
	}

	/**
	 * What is known of the lengths of reviews.
	 *
	 * @param count how many reviews
	 * @param sum characters of all of them
	 */
	public record Lengths(long count, double sum) {
	}

}
