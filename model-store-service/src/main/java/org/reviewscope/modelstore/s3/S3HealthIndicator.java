package org.reviewscope.modelstore.s3;

import java.time.Duration;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Asks for the bucket. Not a part of readiness: without artifacts the store goes on
 * recording predictions, as it does when its folder is away.
 */
class S3HealthIndicator implements HealthIndicator {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final S3Client client;

	private final S3Properties properties;

	S3HealthIndicator(S3Client client, S3Properties properties) {
		this.client = client;
		this.properties = properties;
	}

	@Override
	public Health health() {
		Health.Builder health = Health.up().withDetail("bucket", this.properties.bucket());
		try {
			this.client.headBucket((bucket) -> bucket.bucket(this.properties.bucket())
				.overrideConfiguration((call) -> call.apiCallTimeout(PATIENCE)));
			return health.build();
		}
		catch (SdkException ex) {
			return health.down().withDetail("problem", S3Failure.of(ex)).build();
		}
	}

}
