package org.reviewscope.observability.autoconfigure.delivery;

import io.opentelemetry.sdk.common.CompletableResultCode;

/**
 * Is told whether the batches for one address were delivered.
 *
 * @param url where they go
 * @param report who is told
 * @param retries says how long to wait for a result
 */
record Delivery(String url, DeliveryReport report, Retries retries) {

	CompletableResultCode watch(CompletableResultCode sent) {
		CompletableResultCode result = this.retries.follow(sent);
		return result.whenComplete(() -> {
			if (result.isSuccess()) {
				this.report.succeeded(this.url);
			}
			else {
				this.report.failed(this.url, result.getFailureThrowable());
			}
		});
	}

}
