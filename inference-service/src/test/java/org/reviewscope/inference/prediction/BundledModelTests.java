package org.reviewscope.inference.prediction;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reviewscope.inference.model.ActiveModel;
import org.reviewscope.inference.model.LoadedArtifacts;
import org.reviewscope.inference.model.Scores;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The model that the repository brings along: same numbers as in Python, alone and in a
 * batch.
 */
class BundledModelTests {

	private static final ActiveModel model = new ActiveModel();

	private static List<Sample> samples;

	private static OnnxPredictor predictor;

	@BeforeAll
	static void loadModel() throws IOException {
		LoadedArtifacts.activateBundled(model);
		predictor = new OnnxPredictor(model, PredictionFixtures.defaultGroups());
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
				assertThat(scores[i]).as(sample.text()).isCloseTo(sample.scores()[i], within(0.02));
			}
		}
	}

	@Test
	void batchMatesMoveScoresLittle() {
		List<String> texts = texts();
		List<Prediction> singles = texts.stream().map(BundledModelTests::single).toList();
		List<Double> moves = new ArrayList<>();
		Random random = new Random(42);
		for (int round = 0; round < 20; round++) {
			List<Integer> picked = random.ints(64, 0, texts.size()).boxed().toList();
			List<Prediction> batch = predictor.predict(picked.stream().map((i) -> review(texts.get(i))).toList());
			for (int i = 0; i < 64; i++) {
				Prediction alone = singles.get(picked.get(i));
				moves.add(distance(alone.scores(), batch.get(i).scores()));
				if (margin(alone.scores()) > 0.1) {
					assertThat(batch.get(i).sentiment()).isEqualTo(alone.sentiment());
				}
			}
		}
		moves.sort(null);
		System.err.println("MOVES max %.4f p99 %.4f p90 %.4f median %.4f".formatted(moves.getLast(),
				moves.get(moves.size() * 99 / 100), moves.get(moves.size() * 9 / 10), moves.get(moves.size() / 2)));
		assertThat(moves).allSatisfy((move) -> assertThat(move).isLessThanOrEqualTo(0.03));
	}

	private static List<String> texts() {
		List<String> texts = new ArrayList<>(samples.stream().map(Sample::text).toList());
		Random random = new Random(7);
		for (int i = 0; i < 80; i++) {
			StringBuilder text = new StringBuilder();
			int sentences = 2 + random.nextInt(20);
			for (int j = 0; j < sentences; j++) {
				text.append(samples.get(random.nextInt(samples.size())).text()).append(' ');
			}
			texts.add(text.toString());
		}
		return texts;
	}

	private static Prediction single(String text) {
		return predictor.predict(List.of(review(text))).getFirst();
	}

	private static Review review(String text) {
		return new Review(UUID.randomUUID(), text);
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
