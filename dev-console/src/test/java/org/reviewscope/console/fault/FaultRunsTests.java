package org.reviewscope.console.fault;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.proof.CheckStatus;
import org.reviewscope.console.proof.Counter;
import org.reviewscope.console.proof.Signals;
import org.reviewscope.console.scrape.MetricFamily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class FaultRunsTests {

	private static final String STORE = "model-store-service";

	private static final String FAULT = "pool-exhausted";

	private final Signals signals = mock();

	private final FaultRuns runs = new FaultRuns(this.signals);

	@Test
	void whatWasThereBeforeIsNoSign() throws Exception {
		given(this.signals.scrapeNow(STORE)).willReturn(List.of(timeouts(7)));
		given(this.signals.value(any())).willReturn(7.0, 8.0);
		this.runs.begin(STORE, FAULT);

		this.runs.check();
		assertThat(metric(this.runs.follow(STORE, FAULT, true))).isEqualTo(CheckStatus.WAITING);
		this.runs.check();

		assertThat(metric(this.runs.follow(STORE, FAULT, true))).isEqualTo(CheckStatus.PROVEN);
		assertThat(this.runs.follow(STORE, FAULT, true).result(Sign.METRIC).words())
			.isEqualTo("hikaricp_connections_timeout_total: from 7 to 8");
	}

	@Test
	void switchThatWasTurnedElsewhereIsFollowed() {
		assertThat(this.runs.follow(STORE, FAULT, false)).isNull();

		FaultRun first = this.runs.follow(STORE, FAULT, true);
		assertThat(this.runs.follow(STORE, FAULT, true)).isSameAs(first);
		assertThat(this.runs.follow(STORE, FAULT, false)).as("what was seen of it stays").isSameAs(first);

		assertThat(this.runs.follow(STORE, FAULT, true)).isNotSameAs(first);
	}

	@Test
	void counterOfAnotherServiceIsLookedUpThere() throws Exception {
		given(this.signals.value(new Counter("inference-service", "model_swap_failures_total", "", Map.of())))
			.willReturn(1.0);
		this.runs.begin(STORE, "bad-model");

		this.runs.check();

		assertThat(metric(this.runs.follow(STORE, "bad-model", true))).isEqualTo(CheckStatus.PROVEN);
	}

	private static CheckStatus metric(FaultRun run) {
		return run.result(Sign.METRIC).status();
	}

	private static MetricFamily timeouts(double value) {
		String name = "hikaricp_connections_timeout_total";
		return new MetricFamily(name, "counter", "", List.of(new MetricFamily.Sample(name, Map.of(), value)));
	}

}
