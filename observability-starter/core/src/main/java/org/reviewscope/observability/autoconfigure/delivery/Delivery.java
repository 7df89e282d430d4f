package org.reviewscope.observability.autoconfigure.delivery;

import io.opentelemetry.sdk.common.CompletableResultCode;

/**
 * Is told whether the batches for one address were delivered.
 *
 * @param url where they go
 * @param report who is told
 */
record Delivery(String url, DeliveryReport report) {

	CompletableResultCode watch(CompletableResultCode result) {
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
