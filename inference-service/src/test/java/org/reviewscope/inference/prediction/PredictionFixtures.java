package org.reviewscope.inference.prediction;

import java.util.UUID;

import org.reviewscope.inference.model.ModelRef;
import org.reviewscope.inference.model.Scores;

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

	static PredictionRequest request(String review) {
		return new PredictionRequest(UUID.randomUUID(), review);
	}

	static Prediction prediction(boolean truncated) {
		return new Prediction(UUID.randomUUID(), new Scores(0.04, 0.06, 0.9), new ModelRef("tiny", "1.0.0"), 42, 12,
				truncated);
	}

}
