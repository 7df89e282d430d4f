package org.reviewscope.inference.rollout;

import java.util.List;
import java.util.function.Supplier;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.queue.BusyException;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Review;
import org.reviewscope.inference.sentiment.ReviewClassifier;
import org.reviewscope.inference.serving.NoModelException;
import org.reviewscope.inference.telemetry.RolloutKeys;
import org.reviewscope.inference.telemetry.RolloutObservationDocumentation;
import org.reviewscope.inference.telemetry.RolloutObservationDocumentation.BatchKeys;
import org.reviewscope.inference.telemetry.RolloutObservationDocumentation.OutcomeKeys;
import org.reviewscope.observability.convention.LongKeyValue;

/**
 * Gives the work of one version a span and a timer, and measures how sure it is.
 */
final class ObservedVersion implements ReviewClassifier {

	static final KeyValue SUCCESS = OutcomeKeys.OUTCOME.withValue("success");

	static final KeyValue BUSY = OutcomeKeys.OUTCOME.withValue("busy");

	static final KeyValue FAILED = OutcomeKeys.OUTCOME.withValue("failed");

	private final Role role;

	private final ReviewClassifier classifier;

	private final Supplier<@Nullable ModelRef> version;

	private final ObservationRegistry registry;

	private final RolloutMetrics metrics;

	ObservedVersion(Role role, ReviewClassifier classifier, Supplier<@Nullable ModelRef> version,
			ObservationRegistry registry, RolloutMetrics metrics) {
		this.role = role;
		this.classifier = classifier;
		this.version = version;
		this.registry = registry;
		this.metrics = metrics;
	}

	@Override
	public List<Prediction> classify(List<Review> reviews) {
		Observation observation = start(reviews.size());
		try (Observation.Scope _ = observation.openScope()) {
			List<Prediction> predictions = this.classifier.classify(reviews);
			this.metrics.answered(this.role, predictions);
			end(observation, SUCCESS, predictions.getFirst().model());
			return predictions;
		}
		catch (RuntimeException ex) {
			boolean busy = ex instanceof BusyException || ex instanceof NoModelException;
			observation.error(ex);
			end(observation, busy ? BUSY : FAILED, this.version.get());
			throw ex;
		}
		finally {
			observation.stop();
		}
	}

	private Observation start(int reviews) {
		return RolloutObservationDocumentation.VERSION.observation(this.registry)
			.contextualName(this.role.key())
			.lowCardinalityKeyValue(RolloutKeys.ROLE.withValue(this.role.key()))
			.highCardinalityKeyValue(LongKeyValue.of(BatchKeys.BATCH_SIZE, reviews))
			.start();
	}

	private static void end(Observation observation, KeyValue outcome, @Nullable ModelRef ref) {
		observation.lowCardinalityKeyValue(outcome)
			.lowCardinalityKeyValue(RolloutKeys.MODEL_VERSION.withValue((ref != null) ? ref.version() : "none"));
	}

}
