package org.reviewscope.modelstore.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whatever a server of S3 does wrong, the answer is a quick 503 that reveals no secret.
 */
@ExtendWith(OutputCaptureExtension.class)
class S3ArtifactsTests {

	private static final String SECRET = "a-secret-of-these-tests";

	private static final String SHA256 = "0".repeat(64);

	@TempDir
	Path folder;

	private final AtomicInteger calls = new AtomicInteger();

	private HttpServer server;

	private S3Client client;

	private S3Properties properties;

	private S3Artifacts artifacts;

	@BeforeEach
	void start() throws IOException {
		System.setProperty("aws.accessKeyId", "tests");
		System.setProperty("aws.secretAccessKey", SECRET);
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.start();
		this.properties = new S3Properties("bucket", "artifacts/",
				URI.create("http://localhost:" + this.server.getAddress().getPort()), "us-east-1",
				Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofSeconds(5), 2);
		this.client = new S3ArtifactsConfiguration().s3Client(this.properties);
		this.artifacts = new S3Artifacts(this.client, this.properties);
	}

	@AfterEach
	void stop() {
		this.client.close();
		this.server.stop(0);
		System.clearProperty("aws.accessKeyId");
		System.clearProperty("aws.secretAccessKey");
	}

	@Test
	void nothingIsThereWithoutABucket() {
		ApplicationContextRunner context = new ApplicationContextRunner()
			.withUserConfiguration(S3ArtifactsConfiguration.class, S3Properties.class);

		context.run((off) -> assertThat(off).doesNotHaveBean(S3Client.class)
			.doesNotHaveBean(S3Properties.class)
			.doesNotHaveBean(S3HealthIndicator.class));
	}

	@Test
	void serverThatFailsIsAskedTwice() throws IOException {
		answer(500, "InternalError");
		Path file = Files.writeString(this.folder.resolve("file"), "an artifact");

		assertAway(() -> this.artifacts.put(SHA256, file));
		assertThat(this.calls).hasValue(2);
	}

	@Test
	void refusedCredentialsAreNamedByTheirCodeOnly(CapturedOutput output) {
		answer(403, "AccessDenied");

		assertAway(() -> this.artifacts.bring(SHA256, this.folder.resolve("file")));
		assertThat(this.calls).hasValue(1);
		assertThat(output).contains("S3 fails: 403 AccessDenied").doesNotContain(SECRET, "words of the server");
	}

	@Test
	void silentServerIsNotWaitedFor() {
		CountDownLatch end = new CountDownLatch(1);
		this.server.createContext("/", (exchange) -> {
			this.calls.incrementAndGet();
			try {
				end.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		long begun = System.nanoTime();

		assertAway(() -> this.artifacts.holds(SHA256));
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
		assertThat(this.calls).hasValue(2);
		end.countDown();
	}

	@Test
	void artifactThatBreaksOffIsNone() throws IOException {
		serve((exchange) -> {
			exchange.sendResponseHeaders(200, 1000);
			exchange.getResponseBody().write(new byte[10]);
			exchange.getResponseBody().flush();
			exchange.close();
		});
		Path target = Files.createFile(this.folder.resolve("file"));

		assertAway(() -> this.artifacts.bring(SHA256, target));
	}

	@Test
	void artifactThatIsNotThereIsNoFailure() {
		answer(404, "NoSuchKey");

		assertThat(this.artifacts.holds(SHA256)).isFalse();
		assertThat(this.artifacts.bring(SHA256, this.folder.resolve("file"))).isEmpty();
	}

	@Test
	void bucketThatIsNotThereIsAFailure() {
		answer(404, "NoSuchBucket");

		assertAway(() -> this.artifacts.bring(SHA256, this.folder.resolve("file")));
	}

	@Test
	void healthSaysWhetherTheBucketIsThere() {
		S3HealthIndicator health = new S3HealthIndicator(this.client, this.properties);
		serve((exchange) -> exchange.sendResponseHeaders(200, -1));
		assertThat(health.health()).isEqualTo(Health.up().withDetail("bucket", "bucket").build());

		this.server.removeContext("/");
		answer(404, "NoSuchBucket");
		assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);

		this.server.stop(0);
		assertThat(health.health().getDetails().get("problem")).asString().contains("ConnectException");
	}

	private void answer(int status, String code) {
		byte[] body = "<Error><Code>%s</Code><Message>words of the server</Message></Error>".formatted(code).getBytes();
		serve((exchange) -> {
			boolean head = exchange.getRequestMethod().equals("HEAD");
			exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
			exchange.sendResponseHeaders(status, head ? -1 : body.length);
			if (!head) {
				exchange.getResponseBody().write(body);
			}
		});
	}

	private void serve(HttpHandler handler) {
		this.server.createContext("/", (exchange) -> {
			this.calls.incrementAndGet();
			try (exchange) {
				handler.handle(exchange);
			}
		});
	}

	private static void assertAway(Runnable call) {
		assertThatExceptionOfType(S3AwayException.class).isThrownBy(call::run).satisfies((ex) -> {
			assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
			assertThat(ex.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
		});
	}

}
