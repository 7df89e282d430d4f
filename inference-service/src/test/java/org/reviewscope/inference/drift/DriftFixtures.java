package org.reviewscope.inference.drift;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.reviewscope.inference.artifact.ReferenceWindow;
import org.reviewscope.inference.artifact.ReferenceWindow.Classes;
import org.reviewscope.inference.artifact.ReferenceWindow.Distribution;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Scores;
import org.reviewscope.inference.serving.ModelActivated;

/**
 * A monitor of a few predictions, and what it watches.
 */
public final class DriftFixtures {

	static final ModelRef MODEL = new ModelRef("tiny", "1.0.0");

	/** Thirds of the classes, halves of all else. */
	static final ReferenceWindow REFERENCE = new ReferenceWindow(new Classes(3, 3, 3), halves(0.5), halves(40.0),
			halves(10.0));

	private DriftFixtures() {
	}

	private static Distribution halves(double bound) {
		return new Distribution(List.of(bound), List.of(5, 5));
	}

	/**
	 * Watches the last nine predictions of {@code tiny:1.0.0}, from the sixth on.
	 * @param registry where its metrics are
	 * @return the monitor
	 */
	public static DriftMonitor monitor(MeterRegistry registry) {
		DriftMonitor monitor = new DriftMonitor(new DriftProperties(9, 6), new DriftMetrics(registry));
		monitor.activated(new ModelActivated(MODEL, REFERENCE));
		return monitor;
	}

	static List<Prediction> times(int count, Prediction prediction) {
		return Stream.generate(() -> prediction).limit(count).toList();
	}

	static Prediction negative() {
		return prediction(MODEL, new Scores(0.8, 0.1, 0.1));
	}

	static Prediction neutral() {
		return prediction(MODEL, new Scores(0.1, 0.8, 0.1));
	}

	static Prediction positive() {
		return prediction(MODEL, new Scores(0.1, 0.1, 0.8));
	}

	static Prediction prediction(ModelRef model, Scores scores) {
		return prediction(model, scores, 40, 10);
	}

	static Prediction prediction(ModelRef model, Scores scores, int length, int tokens) {
		return new Prediction(UUID.randomUUID(), scores, model, length, tokens, false);
	}

}
