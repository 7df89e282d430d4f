package org.reviewscope.system.truth.expected;

import java.util.List;

/**
 * The meters that every service should have.
 */
final class ApplicationTruth {

	private ApplicationTruth() {
	}

	static void addTo(ExpectedMeters meters) {
		meters.set("application_info{version=\"0.2.0\"}", 1);
		for (String signal : List.of("spans", "logs")) {
			for (String reason : List.of("buffer_full", "not_delivered")) {
				meters.set("reviewscope_telemetry_lost_total{reason=\"%s\",signal=\"%s\"}".formatted(reason, signal),
						0);
			}
		}
	}

}
