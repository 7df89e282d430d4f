package org.reviewscope.inference.classification;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reviewscope.inference.onnx.LoadedArtifacts;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.ReviewClassifier;
import org.reviewscope.inference.sentiment.Scores;
import org.reviewscope.inference.serving.ServingModel;
import org.reviewscope.inference.serving.ServingModels;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The model that the repository brings along: same numbers as in Python, alone and in a
 * batch.
 */
class BundledModelTests {

	private static final ServingModel model = new ServingModel();

	private static List<Sample> samples;

	private static ReviewClassifier classifier;

	@BeforeAll
	static void loadModel() throws IOException {
		ServingModels.activate(model, LoadedArtifacts.bundled());
		classifier = Classifiers.queued(model);
		try (InputStream stream = BundledModelTests.class.getResourceAsStream("/sentiment-minilm-samples.json")) {
			samples = List.of(new JsonMapper().readValue(stream, Sample[].class));
		}
	}

	@AfterAll
	static void closeModel() {
		model.close();
	}

	@Test
	void answersAsInPython() {
		for (Sample sample : samples) {
			Prediction prediction = single(sample.text());
			assertThat(prediction.tokens()).as(sample.text()).isEqualTo(sample.tokens());
			double[] scores = numbers(prediction.scores());
			for (int i = 0; i < scores.length; i++) {
				assertThat(scores[i]).as(sample.text()).isCloseTo(sample.scores()[i], within(0.05));
			}
		}
	}

	@Test
	void batchMatesMoveScoresLittle() {
		List<String> texts = texts();
		List<Prediction> singles = texts.stream().map(BundledModelTests::single).toList();
		Random random = new Random(42);
		for (int round = 0; round < 5; round++) {
			List<Integer> picked = random.ints(64, 0, texts.size()).boxed().toList();
			List<Prediction> batch = classifier
				.classify(picked.stream().map((i) -> Classifiers.review(texts.get(i))).toList());
			for (int i = 0; i < batch.size(); i++) {
				assertAlike(batch.get(i), singles.get(picked.get(i)));
			}
		}
	}

	private static void assertAlike(Prediction inBatch, Prediction alone) {
		assertThat(distance(inBatch.scores(), alone.scores())).isLessThanOrEqualTo(0.03);
		if (margin(alone.scores()) > 0.1) {
			assertThat(inBatch.sentiment()).isEqualTo(alone.sentiment());
		}
	}

	private static List<String> texts() {
		List<String> texts = new ArrayList<>(samples.stream().map(Sample::text).toList());
		Random random = new Random(7);
		for (int i = 0; i < 20; i++) {
			texts.add(random.ints(2 + random.nextInt(8), 0, samples.size())
				.mapToObj((sample) -> samples.get(sample).text())
				.collect(Collectors.joining(" ")));
		}
		return texts;
	}

	private static Prediction single(String text) {
		return classifier.classify(List.of(Classifiers.review(text))).getFirst();
	}

	private static double[] numbers(Scores scores) {
		return new double[] { scores.negative(), scores.neutral(), scores.positive() };
	}

	private static double margin(Scores scores) {
		double[] sorted = numbers(scores);
		Arrays.sort(sorted);
		return sorted[2] - sorted[1];
	}

	private static double distance(Scores one, Scores other) {
		return DoubleStream
			.of(one.negative() - other.negative(), one.neutral() - other.neutral(), one.positive() - other.positive())
			.map(Math::abs)
			.max()
			.orElseThrow();
	}

	/**
	 * A review with the numbers of the same model in Python.
	 *
	 * @param text the review
	 * @param tokens its number of tokens
	 * @param scores negative, neutral, positive
	 */
	record Sample(String text, int tokens, double[] scores) {
	}

}
