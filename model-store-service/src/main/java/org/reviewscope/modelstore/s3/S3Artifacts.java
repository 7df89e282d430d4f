package org.reviewscope.modelstore.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import io.micrometer.observation.annotation.Observed;
import org.reviewscope.modelstore.artifact.Checksums;
import org.reviewscope.modelstore.artifact.SharedArtifacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Artifacts as objects in a bucket. An object only becomes visible when it is complete.
 */
@Observed(name = "model.artifact.storage")
class S3Artifacts implements SharedArtifacts {

	private static final Logger logger = LoggerFactory.getLogger(S3Artifacts.class);

	private final S3Client client;

	private final S3Properties properties;

	S3Artifacts(S3Client client, S3Properties properties) {
		this.client = client;
		this.properties = properties;
	}

	@Override
	public boolean holds(String sha256) {
		try {
			return ask(() -> this.client
				.headObject((object) -> object.bucket(this.properties.bucket()).key(this.properties.key(sha256)))
				.contentLength()) > 0;
		}
		catch (NoSuchKeyException ex) {
			return false;
		}
	}

	@Override
	public void put(String sha256, Path file) {
		ask(() -> this.client.putObject((object) -> object.bucket(this.properties.bucket())
			.key(this.properties.key(sha256))
			.contentType("application/zip"), file));
	}

	@Override
	public Optional<String> bring(String sha256, Path target) {
		try (InputStream content = ask(() -> this.client
			.getObject((object) -> object.bucket(this.properties.bucket()).key(this.properties.key(sha256))))) {
			return Optional.of(Checksums.copy(content, target));
		}
		catch (NoSuchKeyException ex) {
			return Optional.empty();
		}
		catch (IOException ex) {
			throw away(ex);
		}
	}

	@Override
	public void delete(String sha256) {
		ask(() -> this.client
			.deleteObject((object) -> object.bucket(this.properties.bucket()).key(this.properties.key(sha256))));
	}

	private static <T> T ask(Supplier<T> call) {
		try {
			return call.get();
		}
		catch (NoSuchKeyException ex) {
			throw ex;
		}
		catch (SdkException ex) {
			throw away(ex);
		}
	}

	private static S3AwayException away(Exception cause) {
		logger.warn("S3 fails: {}", S3Failure.of(cause));
		return new S3AwayException(cause);
	}

}
