package org.reviewscope.gateway.refusal;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalMetricsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final RefusalMetrics metrics = new RefusalMetrics(this.registry);

	@Test
	void refusalCountsUnderItsReasonAlone() {
		this.metrics.count(Refusal.values()[1]);
		for (Refusal reason : Refusal.values()) {
			assertThat(count(reason)).as(reason.key()).isEqualTo((reason.ordinal() == 1) ? 1 : 0);
		}
	}

	@Test
	void documentationIsThatOfTheCounter() {
		RefusalMeterDocumentation documented = RefusalMeterDocumentation.REFUSALS;
		assertThat(documented.getName()).isEqualTo("gateway.refusals");
		assertThat(documented.getType()).isEqualTo(Meter.Type.COUNTER);
		assertThat(documented.getKeyNames()).extracting(KeyName::asString).containsExactly("reason");
	}

	private double count(Refusal reason) {
		Counter counter = this.registry.get("gateway.refusals").tag("reason", reason.key()).counter();
		return counter.count();
	}

}
