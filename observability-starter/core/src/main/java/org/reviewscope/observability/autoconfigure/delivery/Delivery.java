package org.reviewscope.observability.autoconfigure.delivery;

import java.util.function.Supplier;

import io.opentelemetry.sdk.common.CompletableResultCode;

/**
 * Delivers the batches for one address, and tells whether they were.
 *
 * @param signal what the batches are of
 * @param url where they go
 * @param report says it in the log
 * @param retries says how often to try
 * @param lost counts what was not delivered
 */
record Delivery(Signal signal, String url, DeliveryReport report, Retries retries, LostTelemetry lost) {

	CompletableResultCode deliver(int size, Supplier<CompletableResultCode> sender) {
		CompletableResultCode result = this.retries.deliver(sender, (failure) -> this.report.failed(this.url, failure));
		return result.whenComplete(() -> {
			if (result.isSuccess()) {
				this.report.succeeded(this.url);
			}
			else {
				this.lost.add(this.signal, LostTelemetry.Reason.NOT_DELIVERED, size);
				this.report.failed(this.url, result.getFailureThrowable());
			}
		});
	}

}
