package org.reviewscope.console.service;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.chart.TimeAxis;
import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.scrape.Load;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The charts of the overview have an axis of time.
 */
class ServiceCardTests {

	private static final ServiceStatus STATUS = new ServiceStatus("shop", "http://localhost:1", null,
			ServiceState.READY, null, null);

	@Test
	void whatWasMeasuredBeforeAPauseStandsAtItsTime() {
		ServiceCard card = ServiceCard.of(STATUS, List.of(load(100, 9), load(700, 1), load(850, 4), load(1000, 2)));

		assertThat(card.axis()).isEqualTo(new TimeAxis(700_000_000_000L, 1_000_000_000_000L));
		assertThat(card.rate().line().path()).isEqualTo("M0.0 23.0L50.0 2.0L100.0 16.0");
	}

	@Test
	void serviceThatWasNeverMeasuredHasNoAxis() {
		ServiceCard card = ServiceCard.of(STATUS, List.of());

		assertThat(card.axis()).isNull();
		assertThat(card.rate().line().path()).isEmpty();
	}

	private static Load load(long second, double rate) {
		return new Load(1000 * second, rate, 0, Double.NaN, Double.NaN, Double.NaN);
	}

}
