package org.reviewscope.system.trust;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Suite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The suite's token is replaced as {@code docs/configuration.md} says, one service after
 * the other and in any order, while clients ask: no call between the services is refused,
 * no record is lost, and the old token is no longer accepted.
 */
@Isolated
@NeedsRotation
class TokenRotationSystemTests {

	private static final Logger logger = LoggerFactory.getLogger(TokenRotationSystemTests.class);

	private static final String STORE = "model-store-service";

	private static final String INFERENCE = "inference-service";

	private static final String GATEWAY = "gateway-service";

	private static final String TOKENS = "REVIEWSCOPE_TRUST_TOKENS";

	private final String old = "old-" + UUID.randomUUID();

	private final String fresh = "new-" + UUID.randomUUID();

	@Test
	void tokenIsReplacedAndNoCallIsRefused() {
		Map<String, String> silent = Map.of(TOKENS, this.old, "MANAGEMENT_TRACING_EXPORT_ENABLED", "false",
				"MANAGEMENT_LOGGING_EXPORT_ENABLED", "false");
		try (Suite suite = Suite.startWithoutConsole(silent)) {
			Map<String, Integer> logs = Map.of(STORE, log(suite, STORE), INFERENCE, log(suite, INFERENCE));
			ConstantClients answers = new ConstantClients(suite);
			try (answers) {
				restart(suite, this.old + "," + this.fresh, STORE, INFERENCE, GATEWAY);
				restart(suite, this.fresh + "," + this.old, GATEWAY, INFERENCE, STORE);
				restart(suite, this.fresh, INFERENCE, GATEWAY, STORE);
			}
			logger.info("Answers while the token was replaced, by status: {}", answers.statuses());
			assertThat(answers.statuses().keySet()).contains(200).isSubsetOf(0, 200, 503);
			answers.awaitRecords();
			logs.forEach((service, from) -> assertThat(suite.process(service).log().substring(from)).as(service)
				.doesNotContain("Refused a caller"));
			assertThat(status(suite, STORE, this.old)).isEqualTo(401);
			assertThat(status(suite, INFERENCE, this.old)).isEqualTo(401);
			assertThat(status(suite, STORE, this.fresh)).isEqualTo(200);
			assertThat(status(suite, INFERENCE, this.fresh)).isEqualTo(404);
		}
	}

	private static void restart(Suite suite, String tokens, String... services) {
		for (String service : services) {
			suite.process(service).restartWith(Map.of(TOKENS, tokens));
			Awaitility.await("all is well after a restart of " + service)
				.atMost(Duration.ofMinutes(1))
				.ignoreExceptions()
				.until(() -> ConstantClients.predict(suite).json().path("recorded").asBoolean());
		}
	}

	private static int log(Suite suite, String service) {
		return suite.process(service).log().length();
	}

	private static int status(Suite suite, String service, String token) {
		return Http.get(suite.url(service) + "/models/active", "authorization", "Bearer " + token).status();
	}

}
