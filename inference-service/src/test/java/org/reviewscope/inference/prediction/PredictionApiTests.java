package org.reviewscope.inference.prediction;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.inference.testing.FakeStore;
import org.reviewscope.inference.testing.TinyArtifact;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The calls of the API, from the client's JSON to the record in the store and back.
 */
@SpringBootTest(properties = { "management.server.port=-1", "reviewscope.inference.model.poll-interval=50ms" })
@AutoConfigureMockMvc
class PredictionApiTests {

	private static final String ID = "11111111-1111-1111-1111-111111111111";

	private static final FakeStore store = FakeStore.start().activates(TinyArtifact.threeClasses("1.0.0"));

	@TempDir
	private static Path directory;

	@Autowired
	private MockMvcTester mvc;

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry registry) {
		registry.add("spring.http.serviceclient.model-store.base-url", store::url);
		registry.add("reviewscope.inference.model.directory", () -> directory);
	}

	@AfterAll
	static void stopStore() {
		store.close();
	}

	@BeforeEach
	void waitForModel() {
		store.accepts().writes().clear();
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.mvc.get().uri("/readyz")).hasStatusOk());
	}

	@Test
	void predictionIsAnsweredAndRecorded() {
		assertThat(post("/predictions", prediction(ID, "The app is great"))).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("""
					{"id": "%s", "sentiment": "positive", "model": {"name": "tiny", "version": "1.0.0"}, "tokens": 6,
					"truncated": false, "recorded": true}
					""".formatted(ID));
		assertThat(store.writes()).singleElement()
			.satisfies((write) -> assertThat(write.path()).isEqualTo("/predictions/" + ID))
			.satisfies((write) -> assertThat(write.body()).contains("\"reviewLength\":16").doesNotContain("great"));
	}

	private static String prediction(String id, String review) {
		return "{\"id\":\"%s\",\"review\":\"%s\"}".formatted(id, review);
	}

	private MvcTestResult post(String path, String json) {
		return this.mvc.post().uri(path).contentType(MediaType.APPLICATION_JSON).content(json).exchange();
	}

}
