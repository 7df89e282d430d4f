package org.reviewscope.system.containers;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Http;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code compose.postgres.yaml}: the store's image beside PostgreSQL's, both locked down.
 */
@NeedsContainers
class ContainerPostgresSystemTests {

	private static final String PREDICTION = """
			{"sentiment": "positive", "confidence": 0.9,
			 "scores": {"negative": 0.04, "neutral": 0.06, "positive": 0.9},
			 "model": {"name": "tiny", "version": "1.1.0"}, "reviewLength": 42, "tokens": 17, "truncated": false,
			 "createdAt": "2026-11-21T01:02:03.123456Z"}""";

	@Test
	void predictionOutlivesARestartOfTheDatabase() {
		try (Containers containers = new Containers("compose.postgres.yaml")) {
			ComposeContainer postgres = containers.get("postgres");
			String prediction = containers.url("model-store-service", 8082) + "/predictions/" + UUID.randomUUID();
			assertThat(Http
				.send(Http.request(prediction, "content-type", "application/json")
					.PUT(BodyPublishers.ofString(PREDICTION)))
				.status()).isEqualTo(204);

			postgres.interrupt();
			assertThat(Http.get(prediction).status()).isEqualTo(503);
			postgres.startAgain();

			// The JVM remembers for ten seconds that a stopped host had no address
			Awaitility.await("the store has its database again")
				.atMost(Duration.ofSeconds(30))
				.until(() -> Http.get(prediction).status() == 200);
		}
	}

}
