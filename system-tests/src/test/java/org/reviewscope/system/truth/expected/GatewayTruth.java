package org.reviewscope.system.truth.expected;

import java.util.List;
import java.util.Map;

/**
 * What gateway-service should have counted of the load so far.
 */
public final class GatewayTruth {

	private static final List<String> REASONS = List.of("malformed", "wrong_type", "missing_value", "batch_size",
			"body_too_large", "body_too_slow", "invalid_id", "invalid_header", "unsupported_media_type",
			"not_acceptable", "method_not_allowed", "unknown_path", "other");

	private final ExpectedMeters meters = new ExpectedMeters();

	GatewayTruth() {
		ApplicationTruth.addTo(this.meters);
		REASONS.forEach((reason) -> refused(reason, 0));
	}

	/** The gateway refused a request itself, and called no other service. */
	public void refused(String reason) {
		refused(reason, 1);
	}

	public Map<String, Double> series() {
		return this.meters.series();
	}

	private void refused(String reason, int count) {
		this.meters.add("gateway_refusals_total{reason=\"%s\"}".formatted(reason), count);
	}

}
