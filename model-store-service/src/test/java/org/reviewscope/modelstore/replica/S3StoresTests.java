package org.reviewscope.modelstore.replica;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.modelstore.NeedsProperty;
import org.reviewscope.modelstore.artifact.ArtifactFixtures;
import org.reviewscope.modelstore.artifact.Checksums;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two stores, each with a folder of its own, and a real server of S3 between them.
 */
@NeedsProperty(value = "reviewscope.s3",
		otherwise = "bash .ci/replicas, or -Dreviewscope.s3=http://localhost:7070 with a key of it in the environment")
class S3StoresTests {

	private static final String BUCKET = "artifacts-" + UUID.randomUUID();

	@TempDir
	static Path folder;

	private static Stores stores;

	private static S3Client s3;

	private final String name = "model-" + UUID.randomUUID();

	@BeforeAll
	static void start() {
		stores = Stores.inMemory();
		for (String store : List.of("one", "two")) {
			stores.startOne(folder.resolve(store),
					"--reviewscope.model-store.artifacts.s3.endpoint=" + System.getProperty("reviewscope.s3"),
					"--reviewscope.model-store.artifacts.s3.bucket=" + BUCKET);
		}
		s3 = stores.get(0).getBean(S3Client.class);
	}

	@AfterAll
	static void stop() {
		stores.close();
	}

	@Test
	void whatOneStoreTakesTheOtherHandsOut() throws IOException {
		createBucket();
		byte[] artifact = ArtifactFixtures.artifact(this.name, "1.0.0");

		assertThat(StoreCalls.upload(stores.client(0), this.name, artifact)).isEqualTo(201);
		assertThat(keys()).contains("artifacts/" + sha256(artifact) + ".zip");
		assertThat(copies("two")).doesNotContain(sha256(artifact) + ".zip");
		assertThat(StoreCalls.artifact(stores.client(1), this.name)).isEqualTo(artifact);
		assertThat(copies("two")).contains(sha256(artifact) + ".zip");
		assertThat(timed(0, "put", "none")).isPositive();
		assertThat(timed(1, "bring", "none")).isPositive();
	}

	@Test
	void otherContentForAVersionLeavesNoObject() throws IOException {
		createBucket();
		byte[] artifact = ArtifactFixtures.artifact(this.name, "1.0.0");
		byte[] other = ArtifactFixtures.artifact(this.name, "1.0.0", "another model");

		assertThat(StoreCalls.upload(stores.client(0), this.name, artifact)).isEqualTo(201);
		assertThat(StoreCalls.upload(stores.client(1), this.name, other)).isEqualTo(409);
		assertThat(keys()).noneMatch((key) -> key.contains(sha256(other)));
	}

	@Test
	void damagedObjectIsNotHandedOutAndAnUploadMendsALostOne() throws IOException {
		createBucket();
		byte[] artifact = ArtifactFixtures.artifact(this.name, "1.0.0");
		String key = "artifacts/" + sha256(artifact) + ".zip";
		assertThat(StoreCalls.upload(stores.client(0), this.name, artifact)).isEqualTo(201);
		s3.putObject((object) -> object.bucket(BUCKET).key(key), RequestBody.fromString("not what it was"));

		assertThat(StoreCalls.artifactStatus(stores.client(1), this.name)).isEqualTo(503);
		assertThat(copies("two")).noneMatch((file) -> file.contains(sha256(artifact)) || file.endsWith(".partial"));

		s3.deleteObject((object) -> object.bucket(BUCKET).key(key));
		assertThat(StoreCalls.artifactStatus(stores.client(1), this.name)).isEqualTo(503);
		assertThat(StoreCalls.upload(stores.client(0), this.name, artifact)).isEqualTo(200);
		assertThat(StoreCalls.artifact(stores.client(1), this.name)).isEqualTo(artifact);
	}

	@Test
	void withoutItsBucketAStoreRefusesUploadsAndIsReadyForAllElse() throws IOException {
		deleteBucket();
		double before = timed(0, "put", "S3AwayException");
		byte[] artifact = ArtifactFixtures.artifact(this.name, "1.0.0");

		assertThat(StoreCalls.upload(stores.client(0), this.name, artifact)).isEqualTo(503);
		assertThat(timed(0, "put", "S3AwayException") - before).isEqualTo(1);
		assertThat(StoreCalls.status(stores.client(0).get().uri("/models/{name}/versions/1.0.0", this.name)))
			.isEqualTo(404);
		assertThat(copies("one")).noneMatch((file) -> file.contains(sha256(artifact)) || file.endsWith(".partial"));
		assertThat(StoreCalls.status(stores.client(0).get().uri("/readyz"))).isEqualTo(200);
		createBucket();
		assertThat(StoreCalls.upload(stores.client(0), this.name, artifact)).isEqualTo(201);
	}

	private static double timed(int store, String method, String error) {
		return stores.get(store)
			.getBean(MeterRegistry.class)
			.find("model.artifact.storage")
			.tags("method", method, "error", error)
			.timers()
			.stream()
			.mapToDouble((timer) -> timer.count())
			.sum();
	}

	private static List<String> keys() {
		return s3.listObjectsV2((list) -> list.bucket(BUCKET)).contents().stream().map(S3Object::key).toList();
	}

	private static List<String> copies(String store) throws IOException {
		try (var files = Files.list(folder.resolve(store).resolve("artifacts"))) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

	private static void createBucket() {
		if (s3.listBuckets().buckets().stream().noneMatch((bucket) -> bucket.name().equals(BUCKET))) {
			s3.createBucket((bucket) -> bucket.bucket(BUCKET));
		}
	}

	private static void deleteBucket() {
		createBucket();
		keys().forEach((key) -> s3.deleteObject((object) -> object.bucket(BUCKET).key(key)));
		s3.deleteBucket((bucket) -> bucket.bucket(BUCKET));
	}

	private static String sha256(byte[] content) {
		try {
			return Checksums.of(new ByteArrayInputStream(content));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
