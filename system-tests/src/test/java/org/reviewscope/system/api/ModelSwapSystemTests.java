package org.reviewscope.system.api;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.ModelRegistryApi;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A new version is registered, activated and serves, and no request notices.
 */
@ExtendWith(SuiteExtension.class)
class ModelSwapSystemTests {

	private static final String STORE = "model-store-service";

	@Test
	void activatedVersionServesWithoutALostRequest(Suite suite) {
		ModelRegistryApi registry = new ModelRegistryApi(suite);
		assertThat(registry.upload().status()).isIn(200, 201);
		try {
			assertThat(registry.activate("2.0.1").status()).isEqualTo(200);
			awaitServing(suite, "2.0.1");
			assertThat(Scrape.of(suite, "inference-service").sum("model_active", "version=\"2.0.1\"")).isOne();
			assertThat(Scrape.of(suite, STORE).sum("model_active", "version=\"2.0.1\"")).isOne();
		}
		finally {
			assertThat(registry.activate("2.0.0").status()).isEqualTo(200);
		}
		awaitServing(suite, "2.0.0");
	}

	@Test
	void strangersDoNotChangeTheRegistry(Suite suite) {
		ModelRegistryApi registry = new ModelRegistryApi(suite);
		assertThat(registry.uploadWith().status()).isEqualTo(401);
		assertThat(registry.uploadWith("Authorization", "Bearer guessed").status()).isEqualTo(401);
	}

	private static void awaitServing(Suite suite, String version) {
		Awaitility.await("version " + version + " serves")
			.atMost(Duration.ofMinutes(1))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> servingVersion(suite), version::equals);
	}

	private static String servingVersion(Suite suite) {
		Answer answer = Http.post(suite.gateway("/api/v1/predictions"), "{\"review\": \"Sturdy and simple.\"}");
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		return answer.json().path("model").path("version").asString();
	}

}
