package org.reviewscope.system.truth.expected;

/**
 * The meters that every service should have.
 */
final class ApplicationTruth {

	private ApplicationTruth() {
	}

	static void addTo(ExpectedMeters meters) {
		meters.set("application_info{version=\"0.1.0-SNAPSHOT\"}", 1);
	}

}
