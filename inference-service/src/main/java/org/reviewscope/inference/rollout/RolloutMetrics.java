package org.reviewscope.inference.rollout;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.reviewscope.inference.queue.BusyException;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.serving.CandidateModel;
import org.reviewscope.inference.serving.ModelActivated;
import org.reviewscope.inference.serving.Rollout;
import org.reviewscope.inference.serving.ServingModel;
import org.reviewscope.inference.telemetry.RolloutKeys;
import org.reviewscope.inference.telemetry.RolloutMeterDocumentation;
import org.reviewscope.inference.telemetry.RolloutMeterDocumentation.CandidateKeys;
import org.reviewscope.inference.telemetry.RolloutObservationDocumentation;

import org.springframework.context.event.EventListener;

/**
 * Counts by version while a rollout is on. What is known of a rollout when it begins has
 * its series from then on, at 0.
 */
class RolloutMetrics {

	private final MeterRegistry registry;

	private final ServingModel serving;

	private final CandidateModel candidate;

	private final ShadowMetrics shadow;

	private final MultiGauge percent;

	RolloutMetrics(MeterRegistry registry, ServingModel serving, CandidateModel candidate, ShadowMetrics shadow) {
		this.registry = registry;
		this.shadow = shadow;
		this.serving = serving;
		this.candidate = candidate;
		this.percent = MultiGauge.builder(RolloutMeterDocumentation.CANDIDATE_PERCENT.getName()).register(registry);
	}

	@EventListener({ Rollout.Changed.class, ModelActivated.class })
	void show() {
		Rollout rollout = this.candidate.rollout();
		ModelRef active = this.serving.ref();
		this.percent.register(Stream.ofNullable(rollout).<MultiGauge.Row<?>>map(RolloutMetrics::row).toList(), true);
		if (rollout != null && active != null) {
			register(Role.ACTIVE, active.version());
			register((rollout.mode() == Rollout.Mode.CANARY) ? Role.CANARY : Role.SHADOW, rollout.ref().version());
		}
	}

	private static MultiGauge.Row<?> row(Rollout rollout) {
		return MultiGauge.Row.of(
				Tags.of(CandidateKeys.NAME.asString(), rollout.ref().name(), CandidateKeys.VERSION.asString(),
						rollout.ref().version(), CandidateKeys.MODE.asString(), rollout.mode().key()),
				rollout.percent());
	}

	private void register(Role role, String version) {
		confidence(role, version);
		// The exceptions of a version are not known beforehand, except for that of the
		// runtime
		Map.of(ObservedVersion.SUCCESS, "none", ObservedVersion.BUSY, BusyException.class.getSimpleName(),
				ObservedVersion.FAILED, IllegalStateException.class.getSimpleName())
			.forEach((outcome, error) -> registerLatency(role, version, outcome, error));
		if (role == Role.SHADOW) {
			this.shadow.register(version);
		}
	}

	private void registerLatency(Role role, String version, KeyValue outcome, String error) {
		Timer.builder(Objects.requireNonNull(RolloutObservationDocumentation.VERSION.getName()))
			.tags(tags(role, version).and(outcome.getKey(), outcome.getValue(), "error", error))
			.register(this.registry);
	}

	void answered(Role role, List<Prediction> predictions) {
		for (Prediction prediction : predictions) {
			confidence(role, prediction.model().version()).record(prediction.confidence());
		}
	}

	private DistributionSummary confidence(Role role, String version) {
		return DistributionSummary.builder(RolloutMeterDocumentation.CONFIDENCE.getName())
			.tags(tags(role, version))
			.register(this.registry);
	}

	private static Tags tags(Role role, String version) {
		return Tags.of(RolloutKeys.ROLE.asString(), role.key(), RolloutKeys.MODEL_VERSION.asString(), version);
	}

}
