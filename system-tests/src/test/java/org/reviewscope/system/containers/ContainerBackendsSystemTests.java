package org.reviewscope.system.containers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Http;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One request is found in Tempo and Loki by the trace id in its answer. The tag leaves
 * this test out where the images of the two cannot be pulled.
 */
@NeedsContainers
@Tag("backends")
class ContainerBackendsSystemTests {

	private Containers containers;

	private String traceId;

	@BeforeEach
	void postAReview(Containers containers) {
		this.containers = containers;
		containers.get("tempo");
		containers.get("loki");
		Http.Answer answer = Http.post(containers.url("gateway-service", 8080) + "/api/v1/predictions",
				"{\"review\": \"Does what it says.\"}");
		assertThat(answer.status()).isEqualTo(200);
		this.traceId = answer.json().path("traceId").asString();
	}

	@Test
	void traceIsInTempo() {
		await("spans of all three services").untilAsserted(() -> {
			JsonNode trace = Http
				.get(this.containers.url("tempo", 3200) + "/api/v2/traces/" + this.traceId, "accept",
						"application/json")
				.json();
			assertThat(trace.findValuesAsString("stringValue")).containsAll(Containers.SERVICES);
		});
	}

	@Test
	void logsAreInLoki() {
		await("a line of the inference").until(() -> lines("inference-service"), (lines) -> !lines.isEmpty());
	}

	private List<JsonNode> lines(String service) {
		String query = "{service_name=\"%s\"} | trace_id=\"%s\"".formatted(service, this.traceId);
		return Http
			.get(this.containers.url("loki", 3100) + "/loki/api/v1/query_range?query="
					+ URLEncoder.encode(query, StandardCharsets.UTF_8))
			.json()
			.path("data")
			.path("result")
			.valueStream()
			.toList();
	}

	private static ConditionFactory await(String what) {
		return Awaitility.await(what).atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(1));
	}

}
