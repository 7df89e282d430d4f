package org.reviewscope.inference.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.reviewscope.inference.logged.LoggedEvents;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Scores;
import org.reviewscope.inference.serving.ModelActivated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DriftMonitorTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final DriftMonitor monitor = DriftFixtures.monitor(this.registry);

	@Test
	void fewPredictionsSayNothing() {
		this.monitor.answered(DriftFixtures.times(5, DriftFixtures.negative()));
		assertThat(index("class")).isNaN();
		assertThat(predictions()).isEqualTo(5);
		assertThat(share("class", "negative", "current")).isEqualTo(1);
	}

	@Test
	void windowIsComparedWithTheReference() {
		this.monitor.answered(DriftFixtures.times(3, DriftFixtures.neutral()));
		this.monitor.answered(DriftFixtures.times(6, DriftFixtures.positive()));
		assertThat(index("class")).isCloseTo(2 * Math.log(13) / 7, within(1e-12));
		assertThat(index("length")).as("all in the first of two halves: 0.95, 0.05")
			.isCloseTo(0.9 * Math.log(19) / 2, within(1e-12));
		assertThat(share("class", "positive", "current")).isCloseTo(2.0 / 3, within(1e-12));
		assertThat(share("class", "positive", "reference")).isCloseTo(1.0 / 3, within(1e-12));
	}

	@Test
	void binsEndWithTheirBound() {
		this.monitor.answered(List.of(predicted(0.5, 40, 10), predicted(0.6, 41, 11)));
		Map.of("confidence", "0.5", "length", "40", "tokens", "10").forEach((feature, bound) -> {
			assertThat(share(feature, bound, "current")).as(feature).isEqualTo(0.5);
			assertThat(share(feature, "+Inf", "current")).as(feature).isEqualTo(0.5);
			assertThat(share(feature, bound, "reference")).as(feature).isEqualTo(0.5);
		});
	}

	@Test
	void oldestPredictionsAreForgotten() {
		this.monitor.answered(DriftFixtures.times(20, DriftFixtures.negative()));
		for (int i = 0; i < 3; i++) {
			this.monitor.answered(List.of(DriftFixtures.negative(), DriftFixtures.neutral(), DriftFixtures.positive()));
		}
		assertThat(predictions()).isEqualTo(9);
		assertThat(index("class")).isZero();
	}

	@Test
	void predictionsOfTheVersionBeforeAreLeftOut() {
		this.monitor.answered(DriftFixtures.times(7,
				DriftFixtures.prediction(new ModelRef("tiny", "0.9.0"), new Scores(0.8, 0.1, 0.1))));
		assertThat(predictions()).isZero();
		assertThat(share("class", "negative", "current")).isNaN();
	}

	@Test
	void swapBeginsAnew() {
		this.monitor.answered(DriftFixtures.times(9, DriftFixtures.negative()));
		this.monitor.activated(new ModelActivated(new ModelRef("tiny", "2.0.0"), DriftFixtures.REFERENCE));
		assertThat(predictions()).isZero();
		assertThat(index("class")).isNaN();
	}

	@Test
	void versionWithoutAReferenceHasNoDrift() {
		this.monitor.activated(new ModelActivated(new ModelRef("tiny", "2.0.0"), null));
		this.monitor.answered(DriftFixtures.times(9, DriftFixtures.negative()));
		assertThat(this.registry.getMeters()).isEmpty();
	}

	@Test
	void driftIsANamedEventOnceAndSoIsItsEnd() {
		List<Map<String, Object>> events = new ArrayList<>();
		try (LoggedEvents _ = LoggedEvents.of(DriftMonitor.class, events)) {
			answer(0.5, 40, 10, 5);
			answer(0.6, 41, 11, 4);
			DriftFixtures.times(9, DriftFixtures.neutral()).forEach((one) -> this.monitor.answered(List.of(one)));
			answer(0.5, 40, 10, 5);
			answer(0.6, 41, 11, 4);
		}
		assertThat(events.stream().filter((event) -> event.get("app.drift.feature").equals("length")))
			.extracting((event) -> event.get("event.name"))
			.containsExactly("drift.found", "drift.over");
		assertThat(events).allSatisfy((event) -> assertThat((Double) event.get("app.drift.psi")).satisfiesAnyOf(
				(psi) -> assertThat(psi).isGreaterThanOrEqualTo(0.25), (psi) -> assertThat(psi).isLessThan(0.1)));
	}

	private void answer(double confidence, int length, int tokens, int times) {
		this.monitor.answered(DriftFixtures.times(times, predicted(confidence, length, tokens)));
	}

	private static Prediction predicted(double confidence, int length, int tokens) {
		double rest = (1 - confidence) / 2;
		return DriftFixtures.prediction(DriftFixtures.MODEL, new Scores(confidence, rest, rest), length, tokens);
	}

	private double index(String feature) {
		return this.registry.get("prediction.drift.psi").tag("feature", feature).gauge().value();
	}

	private double share(String feature, String bin, String window) {
		return this.registry.get("prediction.drift.share")
			.tags("feature", feature, "bin", bin, "window", window)
			.gauge()
			.value();
	}

	private double predictions() {
		return this.registry.get("prediction.drift.predictions").gauge().value();
	}

}
