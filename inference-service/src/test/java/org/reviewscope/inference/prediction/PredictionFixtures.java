package org.reviewscope.inference.prediction;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Parts of the prediction that tests put together themselves.
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

}
