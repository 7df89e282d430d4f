package org.reviewscope.system.clouds.google;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.system.clouds.Vendor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Collector on a machine of Google Cloud, where it has a service account and no key.
 */
class GoogleMachineSystemTests extends AbstractGoogleSystemTests {

	private final GoogleMetadata metadata = new GoogleMetadata();

	@AfterEach
	void stopMetadata() {
		this.metadata.close();
	}

	@Test
	void signsInAsTheMachinesAccount() {
		this.vendor.answer((request) -> hasToken(request) ? 200 : 401);
		start("google", withoutAKey());
		replay();

		assertEverySpanAndLogLineArrives();
		assertDeliveredMetricsAreThoseOfTheServices();
		assertThat(this.metadata.scopes()).isNotEmpty()
			.allSatisfy((scopes) -> assertThat(scopes.split(",")).containsExactlyInAnyOrder(
					"https://www.googleapis.com/auth/trace.append", "https://www.googleapis.com/auth/logging.write",
					"https://www.googleapis.com/auth/monitoring.write"));
	}

	@Test
	void besideAServiceOnCloudRunItSendsToGoogleAlone() {
		this.vendor.answer((request) -> hasToken(request) ? 200 : 401);
		start(List.of("clouds", "google", "google-run"), withoutAKey());
		replay();

		assertEverySpanAndLogLineArrives();
		assertThat(this.vendor.requests()).allSatisfy((request) -> assertThat(request.status()).isEqualTo(200))
			.extracting(Vendor.Request::path)
			.containsOnly("/v1/traces", "/v1/logs");
		assertThat(this.local.records()).isEmpty();
	}

	/** Without the key of whoever runs this, wherever gcloud may have put it. */
	private Map<String, String> withoutAKey() {
		Map<String, String> settings = new HashMap<>(settings());
		settings.putAll(Map.of("GCE_METADATA_HOST", this.metadata.host(), "GOOGLE_APPLICATION_CREDENTIALS", "", "HOME",
				"no-such-home"));
		return settings;
	}

	private void assertEverySpanAndLogLineArrives() {
		await("every span").untilAsserted(() -> assertThat(this.vendor.delivered().spans())
			.containsExactlyInAnyOrderElementsOf(this.run.receiver().spans()));
		await("every log line")
			.untilAsserted(() -> assertThat(this.vendor.delivered().logs()).hasSameSizeAs(this.run.receiver().logs()));
	}

}
