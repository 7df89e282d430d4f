package org.reviewscope.inference.onnx;

import java.util.List;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.artifact.ReferenceWindow;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Scores;
import org.reviewscope.inference.telemetry.InferenceObservationDocumentation;
import org.reviewscope.inference.telemetry.InferenceObservationDocumentation.BatchKeys;
import org.reviewscope.inference.telemetry.InferenceObservationDocumentation.Events;
import org.reviewscope.inference.telemetry.InferenceObservationDocumentation.ResultKeys;
import org.reviewscope.inference.telemetry.ModelObservationKeys;
import org.reviewscope.observability.convention.LongKeyValue;

/**
 * Gives each step of a model its span and timer.
 */
final class ObservedModel implements LoadedModel {

	private final LoadedModel model;

	private final ObservationRegistry registry;

	ObservedModel(LoadedModel model, ObservationRegistry registry) {
		this.model = model;
		this.registry = registry;
	}

	@Override
	public ModelRef ref() {
		return this.model.ref();
	}

	@Override
	public @Nullable ReferenceWindow reference() {
		return this.model.reference();
	}

	@Override
	public List<Tokens> tokenize(List<String> reviews) {
		Observation observation = observation(InferenceObservationDocumentation.TOKENIZE);
		return observation.observe(() -> {
			List<Tokens> tokens = this.model.tokenize(reviews);
			describe(observation, tokens);
			if (tokens.stream().anyMatch(Tokens::truncated)) {
				observation.event(Events.TRUNCATED);
			}
			return tokens;
		});
	}

	@Override
	public List<Scores> classify(List<Tokens> batch) {
		Observation observation = observation(InferenceObservationDocumentation.RUN);
		describe(observation, batch);
		return observation.observe(() -> {
			List<Scores> scores = this.model.classify(batch);
			if (scores.size() == 1) {
				observation
					.highCardinalityKeyValue(ResultKeys.SENTIMENT.withValue(scores.getFirst().sentiment().key()));
			}
			return scores;
		});
	}

	private Observation observation(InferenceObservationDocumentation step) {
		return step.observation(this.registry)
			.highCardinalityKeyValue(ModelObservationKeys.NAME.withValue(ref().name()))
			.highCardinalityKeyValue(ModelObservationKeys.VERSION.withValue(ref().version()));
	}

	private static void describe(Observation observation, List<Tokens> batch) {
		int tokens = batch.stream().mapToInt(Tokens::length).sum();
		long truncated = batch.stream().filter(Tokens::truncated).count();
		observation.highCardinalityKeyValue(LongKeyValue.of(BatchKeys.BATCH_SIZE, batch.size()))
			.highCardinalityKeyValue(LongKeyValue.of(BatchKeys.TOKENS, tokens))
			.highCardinalityKeyValue(LongKeyValue.of(BatchKeys.TRUNCATED, truncated));
	}

	@Override
	public void close() {
		this.model.close();
	}

}
