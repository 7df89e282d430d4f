package org.reviewscope.system.clouds.google;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.reviewscope.system.clouds.AbstractCloudSystemTests;
import org.reviewscope.system.clouds.Vendor;

/**
 * {@code otel-collector/google.yaml}, with servers in the place of Google's endpoints for
 * OTLP and for tokens.
 */
abstract class AbstractGoogleSystemTests extends AbstractCloudSystemTests {

	static final String EXPORTER = "otlp_http/google";

	static final String PROJECT = "reviewscope-made-up";

	final GoogleTokens tokens = new GoogleTokens();

	@AfterEach
	void stopTokens() {
		this.tokens.close();
	}

	void startWithKey(String keyFile, Map<String, String> others) {
		Map<String, String> settings = new HashMap<>(settings());
		settings.put("GOOGLE_APPLICATION_CREDENTIALS", secret(keyFile));
		settings.putAll(others);
		start("google", settings);
	}

	Map<String, String> settings() {
		return Map.of("GOOGLE_CLOUD_PROJECT", PROJECT, "GOOGLE_LOCATION", "europe-west1", "GOOGLE_ENDPOINT",
				this.vendor.url());
	}

	/** As {@link #own}, for what was sent and given up. */
	double failed(String signal) {
		return own("otelcol_exporter_send_failed_" + signal, EXPORTER);
	}

	static boolean hasToken(Vendor.Request request) {
		return ("Bearer " + GoogleTokens.TOKEN).equals(request.header("authorization"));
	}

}
