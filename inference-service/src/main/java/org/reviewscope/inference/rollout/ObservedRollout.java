package org.reviewscope.inference.rollout;

import java.util.concurrent.Executor;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.ReviewClassifier;
import org.reviewscope.inference.serving.CandidateModel;
import org.reviewscope.inference.serving.Rollout;
import org.reviewscope.inference.serving.ServingModel;

/**
 * Puts a candidate beside the active version, and has both observed.
 */
public final class ObservedRollout {

	/** The caller on behalf of a shadow, so that it takes no caller's turns. */
	public static final String SHADOW_CALLER = "shadow";

	private final ServingModel serving;

	private final CandidateModel candidate;

	private final ObservationRegistry registry;

	private final RolloutMetrics metrics;

	private final ShadowMetrics shadowMetrics;

	private final Executor background;

	ObservedRollout(ServingModel serving, CandidateModel candidate, ObservationRegistry registry,
			RolloutMetrics metrics, ShadowMetrics shadowMetrics, Executor background) {
		this.serving = serving;
		this.candidate = candidate;
		this.registry = registry;
		this.metrics = metrics;
		this.shadowMetrics = shadowMetrics;
		this.background = background;
	}

	/**
	 * Decorates a classifier. This is the outermost decorator: what remembers answers
	 * must not hide one version's behind the other's.
	 * @param active classifies by the version that serves
	 * @param canary classifies by the candidate, in the caller's turn
	 * @param shadow classifies by the candidate, in the turn of {@link #SHADOW_CALLER}
	 * @return classifies by the version that a request gets
	 */
	public ReviewClassifier around(ReviewClassifier active, ReviewClassifier canary, ReviewClassifier shadow) {
		ReviewClassifier observedShadow = new ObservedVersion(Role.SHADOW, shadow, this::candidate, this.registry,
				this.metrics);
		return new RolloutClassifier(this.candidate, active,
				new ObservedVersion(Role.ACTIVE, active, this.serving::ref, this.registry, this.metrics),
				new ObservedVersion(Role.CANARY, canary, this::candidate, this.registry, this.metrics),
				new Shadow(observedShadow, this.background, this.shadowMetrics));
	}

	private @Nullable ModelRef candidate() {
		Rollout rollout = this.candidate.rollout();
		return (rollout != null) ? rollout.ref() : null;
	}

}
