package org.reviewscope.modelstore.s3;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where artifacts are in S3, and for how long it is waited for. Credentials are found as
 * by all of AWS' tools: in the environment, in files, or from the cloud.
 *
 * @param bucket the bucket, which has to exist
 * @param prefix what the keys of the artifacts begin with
 * @param endpoint the server, if it is not that of AWS
 * @param region its region
 * @param connectTimeout for a connection
 * @param readTimeout for the next bytes
 * @param callTimeout for a call with all its attempts
 * @param maxAttempts how often a call is tried
 */
@Validated
@ConditionalOnProperty("reviewscope.model-store.artifacts.s3.bucket")
@ConfigurationProperties("reviewscope.model-store.artifacts.s3")
record S3Properties(@NotBlank String bucket, @DefaultValue("artifacts/") String prefix, @Nullable URI endpoint,
		@DefaultValue("us-east-1") String region, @DefaultValue("1s") Duration connectTimeout,
		@DefaultValue("5s") Duration readTimeout, @DefaultValue("30s") Duration callTimeout,
		@DefaultValue("2") @Min(1) int maxAttempts) {

	String key(String sha256) {
		return this.prefix + sha256 + ".zip";
	}

}
