package org.reviewscope.modelstore.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class ActiveVersionMetricsTests {

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final ModelRegistry models = mock();

	private final ActiveVersionMetrics metrics = new ActiveVersionMetrics(this.meters, this.models);

	@Test
	void onlyTheActiveVersionHasASeries() {
		activate("1.0.0");
		activate("1.1.0");

		assertThat(this.meters.find("model.active").gauges()).singleElement().satisfies((gauge) -> {
			assertThat(gauge.getId().getTags())
				.isEqualTo(Tags.of("name", "tiny", "version", "1.1.0").stream().toList());
			assertThat(gauge.value()).isEqualTo(1);
		});
	}

	@Test
	void versionCanComeBack() {
		List.of("1.0.0", "1.1.0", "1.0.0").forEach(this::activate);

		assertThat(this.meters.find("model.active").gauges()).singleElement()
			.extracting(Gauge::getId)
			.extracting((id) -> id.getTag("version"))
			.isEqualTo("1.0.0");
	}

	@Test
	void nothingIsShownBeforeTheFirstActivation() {
		given(this.models.active()).willReturn(Optional.empty());
		this.metrics.update();

		assertThat(this.meters.find("model.active").gauges()).isEmpty();
	}

	private void activate(String version) {
		given(this.models.active())
			.willReturn(Optional.of(new ActiveVersion("tiny", version, "0".repeat(64), 1, Instant.EPOCH, null)));
		this.metrics.update();
	}

}
