package org.reviewscope.modelstore.registry;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * The active model is shown as it is documented.
 */
class RegistryMeterDocumentationTests {

	@Test
	void activeModelIsAGaugeWithTwoLabels() {
		assertThat(RegistryMeterDocumentation.values()).singleElement().satisfies((meter) -> {
			assertThat(meter.getName()).isEqualTo("model.active");
			assertThat(meter.getType()).isEqualTo(Meter.Type.GAUGE);
			assertThat(Arrays.stream(meter.getKeyNames()).map(KeyName::asString)).containsExactly("name", "version");
		});
	}

	@Test
	void activeModelIsShownAsDocumented() {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		ModelRegistry models = mock();
		given(models.active())
			.willReturn(Optional.of(new ActiveVersion("tiny", "1.0.0", "0".repeat(64), 1, Instant.EPOCH, null)));
		new ActiveVersionMetrics(meters, models).update();
		assertThat(meters.get("model.active").tags("name", "tiny", "version", "1.0.0").gauge()).satisfies((gauge) -> {
			assertThat(gauge.value()).isOne();
			assertThat(gauge.getId().getTags()).hasSize(2);
		});
	}

}
