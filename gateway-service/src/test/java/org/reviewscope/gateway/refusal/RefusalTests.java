package org.reviewscope.gateway.refusal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.gateway.testing.RawHttp;
import org.reviewscope.gateway.testing.UpstreamServer;
import org.reviewscope.gateway.testing.UpstreamServers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Each refusal of the gateway is counted once under its reason and has one line in the
 * log; one of an upstream service is not.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@Import(UpstreamServers.class)
@ExtendWith(OutputCaptureExtension.class)
class RefusalTests {

	private static final String JSON = "Content-Type: application/json";

	private static final String ID = "0d9f8a63-9bd8-4e28-8a17-4f6c5a0a3b11";

	@LocalServerPort
	private int port;

	@Autowired
	private UpstreamServer inference;

	@Autowired
	private UpstreamServer modelStore;

	@Autowired
	private MeterRegistry meters;

	private RawHttp http;

	private Map<String, Double> before;

	@BeforeEach
	void count() {
		this.http = new RawHttp(this.port);
		this.before = refusals();
	}

	@Test
	void everyReasonIsThereFromTheStart() {
		assertThat(this.before.keySet())
			.isEqualTo(Arrays.stream(Refusal.values()).map(Refusal::key).collect(Collectors.toSet()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			/predict | {"review": | 400 | malformed
			/predict | `` | 400 | malformed
			/predict | null | 400 | malformed
			/predict | {"review":5} | 400 | wrong_type
			/api/v1/predictions | ["a"] | 400 | wrong_type
			/api/v1/predictions/batch | {"reviews":{}} | 400 | wrong_type
			/api/v1/predictions/batch | {"reviews":["a",5]} | 400 | wrong_type
			/api/v1/predictions/batch | {"reviews":[]} | 400 | batch_size
			/api/v1/predictions/batch | {} | 400 | batch_size
			/api/v1/predictions/0d9f8a63-9bd8-4e28-8a17-4f6c5a0a3b11/feedback | {"sentiment":"good"} | 400 | wrong_type
			/api/v1/predictions/0d9f8a63-9bd8-4e28-8a17-4f6c5a0a3b11/feedback | {} | 400 | missing_value
			/api/v1/predictions/1/feedback | {"sentiment":"positive"} | 400 | invalid_id
			/nothing/here | {} | 404 | unknown_path
			""")
	void postIsRefusedForItsReason(String path, String body, int status, String reason, CapturedOutput output) {
		RawHttp.Answer answer = this.http.post(path, body.getBytes(StandardCharsets.UTF_8), JSON);
		assertRefused(answer, status, reason, output);
	}

	@Test
	void batchThatIsTooLargeIsRefusedForItsSize(CapturedOutput output) {
		String reviews = IntStream.rangeClosed(0, 64).mapToObj((i) -> "\"r\"").collect(Collectors.joining(","));
		assertRefused(
				this.http.post("/api/v1/predictions/batch",
						("{\"reviews\":[" + reviews + "]}").getBytes(StandardCharsets.UTF_8), JSON),
				400, "batch_size", output);
	}

	@Test
	void bodyThatIsTooLargeIsRefused(CapturedOutput output) {
		assertRefused(this.http.post("/predict", "x".repeat(64 * 1024 + 1).getBytes(StandardCharsets.UTF_8), JSON), 413,
				"body_too_large", output);
	}

	@Test
	void otherMediaTypeIsRefused(CapturedOutput output) {
		assertRefused(this.http.post("/predict", "good".getBytes(StandardCharsets.UTF_8), "Content-Type: text/plain"),
				415, "unsupported_media_type", output);
	}

	@Test
	void answerInAnotherMediaTypeIsRefused(CapturedOutput output) {
		assertRefused(this.http.post("/predict", "{}".getBytes(StandardCharsets.UTF_8), JSON, "Accept: image/png"), 406,
				"not_acceptable", output);
	}

	@Test
	void otherMethodIsRefused(CapturedOutput output) {
		assertRefused(this.http.send("GET", "/predict", new byte[0]), 405, "method_not_allowed", output);
	}

	@Test
	void tenantThatIsNoIdIsRefused(CapturedOutput output) {
		assertRefused(this.http.post("/predict", "{\"review\":\"good\"}".getBytes(StandardCharsets.UTF_8), JSON,
				"x-tenant-id: <script>"), 400, "invalid_header", output);
		assertThat(output).doesNotContain("<script>");
	}

	@Test
	void rangeOfAFileThatItDoesNotHaveIsRefused(CapturedOutput output) {
		assertRefused(this.http.send("GET", "/page/page.css", new byte[0], "Range: bytes=9000000-"), 416, "other",
				output);
	}

	@Test
	void refusalOfAnUpstreamServiceIsNotCounted(CapturedOutput output) {
		this.inference.answers(400, "application/problem+json", "{\"title\":\"Blank review\",\"status\":400}");
		this.modelStore.answers(404, "application/problem+json", "{\"title\":\"Not Found\",\"status\":404}");
		assertThat(this.http.post("/predict", "{}".getBytes(StandardCharsets.UTF_8), JSON).status()).isEqualTo(400);
		assertThat(this.http.send("GET", "/api/v1/predictions/" + ID, new byte[0]).status()).isEqualTo(404);
		assertRefused(this.http.send("GET", "/predict", new byte[0]), 405, "method_not_allowed", output);
	}

	@Test
	void answerIsNotCounted() {
		assertThat(this.http.send("GET", "/", new byte[0]).status()).isEqualTo(200);
		assertThat(refusals()).isEqualTo(this.before);
	}

	private void assertRefused(RawHttp.Answer answer, int status, String reason, CapturedOutput output) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		Map<String, Double> expected = new HashMap<>(this.before);
		expected.merge(reason, 1.0, Double::sum);
		// The answer may be there before the filter is through
		await().untilAsserted(() -> assertThat(refusals()).isEqualTo(expected));
		await().untilAsserted(
				() -> assertThat(output.getOut().lines().filter((line) -> line.contains("Refused a request")))
					.singleElement()
					.asString()
					.endsWith("Refused a request with %d: %s".formatted(status, reason)));
	}

	private Map<String, Double> refusals() {
		return this.meters.get("gateway.refusals")
			.counters()
			.stream()
			.collect(Collectors.toMap((counter) -> String.valueOf(counter.getId().getTag("reason")),
					(counter) -> counter.count()));
	}

}
