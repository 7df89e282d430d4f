package org.reviewscope.inference.onnx;

import java.nio.file.Path;
import java.util.List;

import io.micrometer.observation.tck.TestObservationRegistry;
import org.junit.jupiter.api.Test;
import org.reviewscope.inference.artifact.InvalidModelException;
import org.reviewscope.inference.artifact.ModelFile;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Scores;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The telemetry of loading a model, with models made up by the test.
 */
class ObservedModelLoaderTests {

	private static final ModelFile FILE = new ModelFile(new ModelRef("tiny", "1.0.0"), "a".repeat(64), Path.of("a"));

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final FixedModel fixed = new FixedModel();

	@Test
	void loadIsObserved() {
		load();
		assertThat(this.registry).hasNumberOfObservationsEqualTo(1)
			.hasObservationWithNameEqualTo("model.load")
			.that()
			.hasContextualNameEqualTo("model load")
			.hasHighCardinalityKeyValue("app.model.name", "tiny")
			.hasHighCardinalityKeyValue("app.model.version", "1.0.0")
			.doesNotHaveError()
			.hasBeenStopped();
	}

	@Test
	void artifactThatCannotServeIsAnError() {
		InvalidModelException invalid = new InvalidModelException("broken");
		assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> new ObservedModelLoader((_) -> {
			throw invalid;
		}, this.registry).load(FILE)).isSameAs(invalid);
		assertThat(this.registry).hasObservationWithNameEqualTo("model.load").that().hasError(invalid).hasBeenStopped();
	}

	@Test
	void tokenizingTellsTokensAndTruncation() {
		List<Tokens> tokens = load().tokenize(List.of("a", "b"));
		assertThat(tokens).isEqualTo(this.fixed.tokens);
		assertThat(this.registry).hasObservationWithNameEqualTo("inference.tokenize")
			.that()
			.hasContextualNameEqualTo("tokenize")
			.hasHighCardinalityKeyValue("app.model.name", "tiny")
			.hasHighCardinalityKeyValue("app.model.version", "1.0.0")
			.hasHighCardinalityKeyValue("app.batch.size", "2")
			.hasHighCardinalityKeyValue("app.tokens", "35")
			.hasHighCardinalityKeyValue("app.truncated", "1")
			.hasEvent("review.truncated")
			.hasBeenStopped();
	}

	@Test
	void withoutTruncationThereIsNoEvent() {
		this.fixed.tokens = List.of(tokens(3, false));
		load().tokenize(List.of("a"));
		assertThat(this.registry).hasObservationWithNameEqualTo("inference.tokenize")
			.that()
			.hasHighCardinalityKeyValue("app.truncated", "0")
			.doesNotHaveEvent("review.truncated");
	}

	@Test
	void runOverOneReviewTellsItsSentiment() {
		assertThat(load().classify(List.of(tokens(3, true)))).containsExactly(this.fixed.scores);
		assertThat(this.registry).hasObservationWithNameEqualTo("inference.run")
			.that()
			.hasContextualNameEqualTo("onnx.run")
			.hasHighCardinalityKeyValue("app.model.name", "tiny")
			.hasHighCardinalityKeyValue("app.model.version", "1.0.0")
			.hasHighCardinalityKeyValue("app.batch.size", "1")
			.hasHighCardinalityKeyValue("app.tokens", "3")
			.hasHighCardinalityKeyValue("app.truncated", "1")
			.hasHighCardinalityKeyValue("app.sentiment", "neutral")
			.hasBeenStopped();
	}

	@Test
	void runOverSeveralReviewsHasNoOneSentiment() {
		load().classify(List.of(tokens(3, false), tokens(4, false)));
		assertThat(this.registry).hasObservationWithNameEqualTo("inference.run")
			.that()
			.hasHighCardinalityKeyValue("app.batch.size", "2")
			.hasHighCardinalityKeyValue("app.tokens", "7")
			.doesNotHaveHighCardinalityKeyValueWithKey("app.sentiment");
	}

	@Test
	void closingClosesTheModel() {
		load().close();
		assertThat(this.fixed.closed).isTrue();
	}

	private LoadedModel load() {
		return new ObservedModelLoader((_) -> this.fixed, this.registry).load(FILE);
	}

	private static Tokens tokens(int length, boolean truncated) {
		return new Tokens(new long[length], new long[length], truncated);
	}

	/**
	 * Says the same of every review.
	 */
	private static final class FixedModel implements LoadedModel {

		private final Scores scores = new Scores(0.1, 0.7, 0.2);

		private List<Tokens> tokens = List.of(ObservedModelLoaderTests.tokens(3, false),
				ObservedModelLoaderTests.tokens(32, true));

		private boolean closed;

		@Override
		public ModelRef ref() {
			return FILE.ref();
		}

		@Override
		public List<Tokens> tokenize(List<String> reviews) {
			return this.tokens;
		}

		@Override
		public List<Scores> classify(List<Tokens> batch) {
			return batch.stream().map((_) -> this.scores).toList();
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
