package org.reviewscope.inference.drift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reviewscope.inference.artifact.ReferenceWindow;
import org.reviewscope.inference.onnx.LoadedArtifacts;
import org.reviewscope.inference.onnx.LoadedModel;
import org.reviewscope.inference.onnx.Tokens;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reference of the bundled model, against the reviews that the load test sends: its
 * steady load does not drift, and its drift does.
 */
class BundledReferenceTests {

	private static final Path REVIEWS = Path.of("../load-test/src/test/resources/reviews.csv");

	private static final List<Prediction> negative = new ArrayList<>();

	private static final List<Prediction> others = new ArrayList<>();

	private static List<Feature> features;

	private static ModelRef ref;

	@BeforeAll
	static void predictTheReviews() throws IOException {
		try (LoadedModel model = LoadedArtifacts.bundled()) {
			ReferenceWindow reference = Objects.requireNonNull(model.reference());
			features = Feature.of(reference);
			ref = model.ref();
			for (String line : Files.readAllLines(REVIEWS).stream().skip(1).toList()) {
				String[] row = line.substring(1, line.length() - 1).split("\",\"", 2);
				(row[0].equals("negative") ? negative : others).add(predict(model, row[1]));
			}
		}
	}

	private static Prediction predict(LoadedModel model, String review) {
		List<Tokens> tokens = model.tokenize(List.of(review));
		return new Prediction(UUID.randomUUID(), model.classify(tokens).getFirst(), model.ref(), review.length(),
				tokens.getFirst().length(), tokens.getFirst().truncated());
	}

	@Test
	void referenceIsMadeOfTheseReviews() {
		DriftWindow window = window(1);
		window.add(Stream.concat(negative.stream(), others.stream()).toList());
		assertThat(window.size()).isEqualTo(61);
		assertThat(indices(window)).containsEntry("length", 0.0)
			.containsEntry("tokens", 0.0)
			// A processor may round a score over a bound
			.allSatisfy((feature, index) -> assertThat(index).as(feature).isLessThan(0.01));
	}

	@Test
	void steadyLoadIsNoDrift() {
		double share = (double) negative.size() / (negative.size() + others.size());
		assertThat(indices(load(share, 1000)))
			.allSatisfy((feature, index) -> assertThat(index).as(feature).isLessThan(0.1));
		assertThat(indices(load(share, 200)))
			.allSatisfy((feature, index) -> assertThat(index).as(feature).isLessThan(0.1));
	}

	@Test
	void loadThatTurnsNegativeDriftsInItsClassesMost() {
		Map<String, Double> indices = indices(load(0.9, 1000));
		assertThat(indices.get("class")).isGreaterThan(0.8);
		assertThat(indices.get("confidence")).isBetween(0.25, 0.6);
		assertThat(indices.get("length")).isBetween(0.1, 0.3);
	}

	/** As the load test chooses its reviews. */
	private static DriftWindow load(double negativeShare, int count) {
		Random random = new Random(20260101);
		DriftWindow window = window(200);
		window.add(IntStream.range(0, count).mapToObj((_) -> {
			List<Prediction> from = (random.nextDouble() < negativeShare) ? negative : others;
			return from.get(random.nextInt(from.size()));
		}).toList());
		return window;
	}

	private static DriftWindow window(int minimum) {
		return new DriftWindow(ref, features, new DriftProperties(1000, minimum));
	}

	private static Map<String, Double> indices(DriftWindow window) {
		Map<String, Double> indices = new LinkedHashMap<>();
		features.forEach((feature) -> indices.put(feature.name(), window.index(feature)));
		return indices;
	}

}
