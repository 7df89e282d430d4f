package org.reviewscope.inference.onnx;

import java.nio.file.Path;
import java.util.List;

import io.micrometer.observation.tck.TestObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.inference.artifact.ModelFile;
import org.reviewscope.inference.testing.TinyArtifact;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;

class ObservedModelTests {

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	@TempDir
	private Path directory;

	private LoadedModel model;

	@BeforeEach
	void load() {
		ModelFile file = LoadedArtifacts.file(TinyArtifact.threeClasses("1.0.0"), this.directory);
		this.model = new ObservedModelLoader(LoadedArtifacts::load, this.registry).load(file);
	}

	@AfterEach
	void close() {
		this.model.close();
	}

	@Test
	void loadIsObserved() {
		assertThat(this.registry).hasObservationWithNameEqualTo("model.load")
			.that()
			.hasContextualNameEqualTo("model load")
			.hasHighCardinalityKeyValue("app.model.version", "1.0.0")
			.hasBeenStopped();
	}

	@Test
	void tokenizingTellsTokensAndTruncation() {
		this.model.tokenize(List.of("good", "good ".repeat(40)));
		assertThat(this.registry).hasObservationWithNameEqualTo("inference.tokenize")
			.that()
			.hasContextualNameEqualTo("tokenize")
			.hasHighCardinalityKeyValue("app.batch.size", "2")
			.hasHighCardinalityKeyValue("app.tokens", "35")
			.hasHighCardinalityKeyValue("app.truncated", "1")
			.hasEvent("review.truncated")
			.hasBeenStopped();
	}

	@Test
	void runOverOneReviewTellsItsSentiment() {
		this.model.classify(this.model.tokenize(List.of("great")));
		assertThat(this.registry).hasObservationWithNameEqualTo("inference.run")
			.that()
			.hasContextualNameEqualTo("onnx.run")
			.hasHighCardinalityKeyValue("app.model.name", "tiny")
			.hasHighCardinalityKeyValue("app.model.version", "1.0.0")
			.hasHighCardinalityKeyValue("app.batch.size", "1")
			.hasHighCardinalityKeyValue("app.tokens", "3")
			.hasHighCardinalityKeyValue("app.sentiment", "positive")
			.hasBeenStopped();
	}

	@Test
	void runOverSeveralReviewsHasNoOneSentiment() {
		this.model.classify(this.model.tokenize(List.of("great", "awful")));
		assertThat(this.registry).hasObservationWithNameEqualTo("inference.run")
			.that()
			.doesNotHaveHighCardinalityKeyValueWithKey("app.sentiment");
	}

}
