package org.reviewscope.inference.drift;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import org.reviewscope.inference.artifact.ReferenceWindow;
import org.reviewscope.inference.artifact.ReferenceWindow.Classes;
import org.reviewscope.inference.artifact.ReferenceWindow.Distribution;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Sentiment;

/**
 * A number that each prediction has, in the bins of its reference.
 *
 * @param name its name in metrics
 * @param value reads it from a prediction
 * @param upTo the largest value of each bin but the last
 * @param bins the bins' names in metrics
 * @param reference how many predictions the reference has in each bin
 */
record Feature(String name, ToDoubleFunction<Prediction> value, List<Double> upTo, List<String> bins,
		List<Integer> reference) {

	static List<Feature> of(ReferenceWindow reference) {
		return List.of(ofClasses(reference.classes()), of("confidence", Prediction::confidence, reference.confidence()),
				of("length", Prediction::reviewLength, reference.length()),
				of("tokens", Prediction::tokens, reference.tokens()));
	}

	private static Feature ofClasses(Classes classes) {
		return new Feature("class", (prediction) -> prediction.sentiment().ordinal(), List.of(0.0, 1.0),
				Arrays.stream(Sentiment.values()).map(Sentiment::key).toList(),
				List.of(classes.negative(), classes.neutral(), classes.positive()));
	}

	private static Feature of(String name, ToDoubleFunction<Prediction> value, Distribution distribution) {
		Stream<String> bounds = distribution.upTo()
			.stream()
			.map((bound) -> BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString());
		return new Feature(name, value, distribution.upTo(), Stream.concat(bounds, Stream.of("+Inf")).toList(),
				distribution.counts());
	}

	int binOf(Prediction prediction) {
		double found = this.value.applyAsDouble(prediction);
		int bin = 0;
		while (bin < this.upTo.size() && found > this.upTo.get(bin)) {
			bin++;
		}
		return bin;
	}

}
