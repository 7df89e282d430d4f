package org.reviewscope.modelstore.s3;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

import org.springframework.core.NestedExceptionUtils;

/**
 * What a log line may say about a failure: the server's own text might quote what was
 * sent.
 */
final class S3Failure {

	private S3Failure() {
	}

	static String of(Exception failure) {
		if (failure instanceof S3Exception answer) {
			AwsErrorDetails details = answer.awsErrorDetails();
			return answer.statusCode() + ((details != null) ? " " + details.errorCode() : "");
		}
		return NestedExceptionUtils.getMostSpecificCause(failure).toString();
	}

}
