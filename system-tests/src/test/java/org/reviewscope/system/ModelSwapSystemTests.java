package org.reviewscope.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.Http.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A new version is registered, activated and serves, and no request notices.
 */
@ExtendWith(SuiteExtension.class)
class ModelSwapSystemTests {

	private static final Path BUNDLED = Path.of("../models/sentiment-minilm/artifact/sentiment-minilm-1.0.0.zip");

	private static final String STORE = "model-store-service";

	private static final String BOUNDARY = "reviewscope-system-tests";

	@Test
	void activatedVersionServesWithoutALostRequest(Suite suite) throws IOException {
		assertThat(upload(suite, "Authorization", "Bearer " + Suite.ADMIN_TOKEN).status()).isIn(200, 201);
		try {
			activate(suite, "1.0.1");
			awaitServing(suite, "1.0.1");
			assertThat(Scrape.of(suite, "inference-service").sum("model_active", "version=\"1.0.1\"")).isOne();
			assertThat(Scrape.of(suite, STORE).sum("model_active", "version=\"1.0.1\"")).isOne();
		}
		finally {
			activate(suite, "1.0.0");
		}
		awaitServing(suite, "1.0.0");
	}

	@Test
	void strangersDoNotChangeTheRegistry(Suite suite) throws IOException {
		assertThat(upload(suite).status()).isEqualTo(401);
		assertThat(upload(suite, "Authorization", "Bearer guessed").status()).isEqualTo(401);
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

	private static void activate(Suite suite, String version) {
		String body = "{\"name\": \"sentiment-minilm\", \"version\": \"" + version + "\"}";
		Answer answer = Http.send(Http.request(suite.url(STORE) + "/models/active", "content-type", "application/json",
				"Authorization", "Bearer " + Suite.ADMIN_TOKEN)
			.PUT(BodyPublishers.ofString(body)));
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
	}

	private static Answer upload(Suite suite, String... headers) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes(
				("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"artifact\"; filename=\"a.zip\"\r\n"
						+ "Content-Type: application/zip\r\n\r\n")
					.getBytes(StandardCharsets.UTF_8));
		body.writeBytes(nextVersion());
		body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
		return Http.send(Http.request(suite.url(STORE) + "/models/sentiment-minilm/versions", headers)
			.header("content-type", "multipart/form-data; boundary=" + BOUNDARY)
			.POST(BodyPublishers.ofByteArray(body.toByteArray())));
	}

	/** The bundled model under the next version. */
	private static byte[] nextVersion() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipFile bundled = new ZipFile(BUNDLED.toFile()); ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (String name : new String[] { "model.onnx", "tokenizer.json", "manifest.json" }) {
				byte[] content = bundled.getInputStream(bundled.getEntry(name)).readAllBytes();
				zip.putNextEntry(new ZipEntry(name));
				zip.write(name.equals("manifest.json")
						? new String(content, StandardCharsets.UTF_8).replace("\"1.0.0\"", "\"1.0.1\"")
							.getBytes(StandardCharsets.UTF_8)
						: content);
			}
		}
		return bytes.toByteArray();
	}

}
