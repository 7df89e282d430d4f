package org.reviewscope.system.fuzz;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.fuzz.Schemathesis.Outcome;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Good and bad calls, generated from the gateway's own description, get the answers that
 * it describes.
 */
@NeedsSchemathesis
@ExtendWith(SuiteExtension.class)
class GeneratedCallsSystemTests {

	private static final Logger logger = LoggerFactory.getLogger(GeneratedCallsSystemTests.class);

	private static final int CALLS = Integer.getInteger("reviewscope.fuzz.calls", 5000);

	private static final int SEED = Integer.getInteger("reviewscope.fuzz.seed", 1);

	private static final int MOST_PER_OPERATION = 2000;

	@Test
	void everyAnswerIsDescribed(Suite suite) {
		Schemathesis schemathesis = new Schemathesis(suite.gateway(""));
		double serverErrors = serverErrors(suite);
		int before = suite.process("gateway-service").log().length();
		int calls = 0;
		for (int seed = SEED; calls < CALLS; seed++) {
			Outcome outcome = schemathesis.run(Math.min(CALLS / 4, MOST_PER_OPERATION), seed);
			assertThat(outcome.exitCode()).as(outcome.log()).isZero();
			assertThat(outcome.calls()).as(outcome.log()).isPositive();
			calls += outcome.calls();
			logger.info("{} generated calls, the latest with seed {}", calls, seed);
		}

		assertThat(serverErrors(suite)).isEqualTo(serverErrors);
		assertThat(suite.process("gateway-service").log().substring(before)).doesNotContain(" ERROR ");
	}

	private static double serverErrors(Suite suite) {
		return Scrape.of(suite, "gateway-service")
			.sum("http_server_requests_seconds_count", "outcome=\"SERVER_ERROR\"");
	}

}
