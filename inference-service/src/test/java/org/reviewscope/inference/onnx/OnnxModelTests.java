package org.reviewscope.inference.onnx;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.inference.sentiment.Scores;
import org.reviewscope.inference.sentiment.Sentiment;
import org.reviewscope.inference.testing.TinyArtifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OnnxModelTests {

	@TempDir
	private Path directory;

	@Test
	void threeClassesAreToldApart() {
		try (LoadedModel model = load(TinyArtifact.threeClasses("1.0.0"))) {
			assertThat(classify(model, "the app is great", "the app is awful", "the app is okay"))
				.extracting(Scores::sentiment)
				.containsExactly(Sentiment.POSITIVE, Sentiment.NEGATIVE, Sentiment.NEUTRAL);
		}
	}

	@Test
	void modelWithOtherInputsAndTwoLabelsServesAsWell() {
		try (LoadedModel model = load(TinyArtifact.twoClasses("1.0.0"))) {
			List<Scores> scores = classify(model, "great", "awful");
			assertThat(scores).extracting(Scores::sentiment).containsExactly(Sentiment.POSITIVE, Sentiment.NEGATIVE);
			assertThat(scores).extracting(Scores::neutral).containsOnly(0.0);
		}
	}

	@Test
	void paddingPlaysNoPart() {
		try (LoadedModel model = load(TinyArtifact.threeClasses("1.0.0"))) {
			Scores alone = classify(model, "good").getFirst();
			Scores padded = classify(model, "good", "the app is bad, bad, bad and bad").getFirst();
			assertThat(padded.positive()).isCloseTo(alone.positive(), within(1e-6));
			assertThat(padded.negative()).isCloseTo(alone.negative(), within(1e-6));
		}
	}

	private LoadedModel load(TinyArtifact artifact) {
		return LoadedArtifacts.load(LoadedArtifacts.file(artifact, this.directory));
	}

	private static List<Scores> classify(LoadedModel model, String... reviews) {
		return model.classify(model.tokenize(List.of(reviews)));
	}

}
