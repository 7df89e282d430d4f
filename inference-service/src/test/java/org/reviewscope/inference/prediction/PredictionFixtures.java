package org.reviewscope.inference.prediction;

import java.util.Map;
import java.util.UUID;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import org.reviewscope.inference.model.ModelRef;
import org.reviewscope.inference.model.Scores;
import org.reviewscope.observability.MeterDescriptions;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Requests, predictions and parts that tests put together themselves.
 */
final class PredictionFixtures {

	private PredictionFixtures() {
	}

	static LengthGroups defaultGroups() {
		PredictionProperties.Group group = new Binder(new MapConfigurationPropertySource())
			.bindOrCreate("reviewscope.inference.prediction", PredictionProperties.class)
			.group();
		return new LengthGroups(group.maxSize(), group.maxTokens(), group.maxPadding());
	}

	static PredictionDistributionMetrics distributions(PrometheusRegistry registry) {
		return new PredictionDistributionMetrics(new MeterDescriptions(Map.of()), null).registerWith(registry);
	}

	static Lengths lengths(PrometheusRegistry registry) {
		SummarySnapshot lengths = (SummarySnapshot) registry.scrape("review_length_summary"::equals).get(0);
		return new Lengths(lengths.getDataPoints().getFirst().getCount(), lengths.getDataPoints().getFirst().getSum());
	}

	static PredictionRequest request(String review) {
		return new PredictionRequest(UUID.randomUUID(), review);
	}

	static Prediction prediction(boolean truncated) {
		return new Prediction(UUID.randomUUID(), new Scores(0.04, 0.06, 0.9), new ModelRef("tiny", "1.0.0"), 42, 12,
				truncated);
	}

	/**
	 * What is known of the lengths of reviews.
	 *
	 * @param count how many reviews
	 * @param sum characters of all of them
	 */
	record Lengths(long count, double sum) {
	}

}
