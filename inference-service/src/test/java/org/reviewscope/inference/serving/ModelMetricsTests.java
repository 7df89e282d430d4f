package org.reviewscope.inference.serving;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.inference.sentiment.ModelRef;

import static org.assertj.core.api.Assertions.assertThat;

class ModelMetricsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final ModelMetrics metrics = new ModelMetrics(this.registry);

	@Test
	void onlyTheVersionThatServesHasASeries() {
		this.metrics.activated(new ModelActivated(new ModelRef("tiny", "1.0.0"), null));
		this.metrics.activated(new ModelActivated(new ModelRef("tiny", "2.0.0"), null));
		assertThat(this.registry.find("model.active").gauges()).singleElement()
			.satisfies((gauge) -> assertThat(gauge.getId().getTag("version")).isEqualTo("2.0.0"))
			.extracting(Gauge::value)
			.isEqualTo(1.0);
	}

	@Test
	void seriesNamesModelAndVersion() {
		this.metrics.activated(new ModelActivated(new ModelRef("tiny", "1.0.0"), null));
		assertThat(this.registry.get("model.active").tag("name", "tiny").tag("version", "1.0.0").gauge().value())
			.isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "model.swap", "model.candidate.load", "model.load", "inference.tokenize", "inference.run" })
	void timersAreThereBeforeTheFirstObservation(String name) {
		assertThat(this.registry.get(name).tag("error", "none").timer().count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "model.swap.model.swapped", "inference.tokenize.review.truncated" })
	void eventsCountFromZero(String name) {
		assertThat(this.registry.get(name).counter().count()).isZero();
	}

	@Test
	void failedSwapsCountFromZero() {
		assertThat(this.registry.get("model.swap.failures").counter().count()).isZero();
		this.metrics.countFailedSwap();
		assertThat(this.registry.get("model.swap.failures").counter().count()).isEqualTo(1);
	}

	@Test
	void failedCandidatesCountFromZero() {
		assertThat(this.registry.get("model.candidate.failures").counter().count()).isZero();
		this.metrics.countFailedCandidate();
		assertThat(this.registry.get("model.candidate.failures").counter().count()).isEqualTo(1);
		assertThat(this.registry.get("model.swap.failures").counter().count()).isZero();
	}

}
