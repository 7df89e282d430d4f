package org.reviewscope.inference.telemetry;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.docs.ObservationDocumentation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The names of spans and timers are a contract: dashboards, rules and queries use them.
 */
class ObservationDocumentationTests {

	@Test
	void modelsAreObservedUnderTheseNames() {
		assertThat(described(ModelObservationDocumentation.values())).containsExactly(
				"model.swap, span 'model swap', labels [], attributes [app.model.name, app.model.version], "
						+ "events [model.swapped 'model.swapped']",
				"model.candidate.load, span 'candidate load', labels [], attributes [app.model.name, app.model.version], "
						+ "events []",
				"model.load, span 'model load', labels [], attributes [app.model.name, app.model.version], events []");
	}

	@Test
	void stepsOfAModelAreObservedUnderTheseNames() {
		assertThat(described(InferenceObservationDocumentation.values())).containsExactly(
				"inference.tokenize, span 'tokenize', labels [], attributes [app.model.name, app.model.version, "
						+ "app.batch.size, app.tokens, app.truncated], events [review.truncated 'review.truncated']",
				"inference.run, span 'onnx.run', labels [], attributes [app.model.name, app.model.version, "
						+ "app.batch.size, app.tokens, app.truncated, app.sentiment], events []");
	}

	@Test
	void predictionsAreObservedUnderTheseNames() {
		assertThat(described(PredictionObservationDocumentation.values()))
			.containsExactly("prediction.latency, span 'predict', labels [outcome], attributes [app.batch.size, "
					+ "app.cache.hits, app.model.name, app.model.version, app.sentiment, app.tokens, app.truncated], events []");
	}

	@Test
	void rolloutsAreObservedUnderTheseNames() {
		assertThat(described(RolloutObservationDocumentation.values()))
			.containsExactly("prediction.version.latency, span '{role}', labels [role, model.version, outcome], "
					+ "attributes [app.batch.size], events []");
	}

	private static Stream<String> described(ObservationDocumentation[] observations) {
		return Arrays.stream(observations)
			.map((observation) -> "%s, span '%s', labels [%s], attributes [%s], events [%s]".formatted(
					observation.getName(), observation.getContextualName(),
					keys(observation.getLowCardinalityKeyNames()), keys(observation.getHighCardinalityKeyNames()),
					events(observation.getEvents())));
	}

	private static String keys(KeyName[] keys) {
		return Arrays.stream(keys).map(KeyName::asString).collect(Collectors.joining(", "));
	}

	private static String events(Observation.Event[] events) {
		return Arrays.stream(events)
			.map((event) -> "%s '%s'".formatted(event.getName(), event.getContextualName()))
			.collect(Collectors.joining(", "));
	}

}
