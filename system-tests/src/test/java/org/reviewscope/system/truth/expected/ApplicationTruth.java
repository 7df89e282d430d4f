package org.reviewscope.system.truth.expected;

/**
 * What every service is to have.
 */
final class ApplicationTruth {

	private ApplicationTruth() {
	}

	static void addTo(ExpectedMeters meters) {
		meters.set("application_info{version=\"0.1.0-SNAPSHOT\"}", 1);
	}

}
