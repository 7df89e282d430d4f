package org.reviewscope.modelstore.s3;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires S3, if a bucket is configured.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("reviewscope.model-store.artifacts.s3.bucket")
class S3ArtifactsConfiguration {

	@Bean
	S3Client s3Client(S3Properties properties) {
		return S3Client.builder()
			.httpClientBuilder(UrlConnectionHttpClient.builder()
				.connectionTimeout(properties.connectTimeout())
				.socketTimeout(properties.readTimeout()))
			.overrideConfiguration(bounds(properties))
			.region(Region.of(properties.region()))
			.endpointOverride(properties.endpoint())
			// Not every server has a name for each bucket
			.forcePathStyle(properties.endpoint() != null)
			// Artifacts have a SHA-256, and not every server knows AWS' newer checksums
			.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
			.responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
			.build();
	}

	@Bean
	S3Artifacts s3Artifacts(S3Client client, S3Properties properties) {
		return new S3Artifacts(client, properties);
	}

	@Bean
	S3HealthIndicator s3HealthIndicator(S3Client client, S3Properties properties) {
		return new S3HealthIndicator(client, properties);
	}

	private static ClientOverrideConfiguration bounds(S3Properties properties) {
		return ClientOverrideConfiguration.builder()
			.apiCallTimeout(properties.callTimeout())
			.retryStrategy(
					AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(properties.maxAttempts()).build())
			.build();
	}

}
