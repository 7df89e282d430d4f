package org.reviewscope.console.experiment;

import java.util.List;
import java.util.Map;

import org.reviewscope.console.proof.Counter;

/**
 * The counters that the experiments let grow.
 */
final class Counters {

	static final Counter UNAVAILABLE = new Counter("gateway-service", "http_server_requests_seconds", "_count",
			Map.of("status", "503"));

	static final Counter QUEUED = new Counter("inference-service", "prediction_records_total", "",
			Map.of("outcome", "queued"));

	static final Counter STORED = new Counter("inference-service", "prediction_records_total", "",
			Map.of("outcome", "stored"));

	static final Counter TOO_LONG = new Counter("inference-service", "prediction_error_total", "",
			Map.of("reason", "too_long"));

	static final List<Counter> ALL = List.of(UNAVAILABLE, QUEUED, STORED, TOO_LONG);

	private Counters() {
	}

}
