package org.reviewscope.system.clouds;

import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.reviewscope.system.truth.received.ReceivedLog;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code otel-collector/otlp.yaml}: a backend that takes OTLP over HTTP with a user's
 * name and a password, as Grafana Cloud does.
 */
class OtlpBackendSystemTests extends AbstractCloudSystemTests {

	/** Made up; a name that is a number stays as it is written. */
	private static final String USER = "0123456";

	private static final String PASSWORD = "glc_made-up";

	@Test
	void getsEverySpanLogLineAndSeries() {
		this.vendor.answer((request) -> isSigned(request) ? 200 : 401);
		start("otlp", Map.of("BACKEND_ENDPOINT", this.vendor.url() + "/otlp", "BACKEND_USER", USER,
				"BACKEND_PASSWORD_FILE", secret(PASSWORD + "\n")));
		replay();

		await("every span").untilAsserted(() -> assertThat(this.vendor.delivered().spans())
			.containsExactlyInAnyOrderElementsOf(this.run.receiver().spans()));
		await("every log line").untilAsserted(() -> assertThat(this.vendor.delivered().logs()).map(ReceivedLog::record)
			.containsExactlyInAnyOrderElementsOf(this.local.records()));
		assertThat(this.vendor.delivered().logs()).filteredOn((log) -> !log.text().contains("\n\tat "))
			.isSubsetOf(this.run.receiver().logs());
		assertDeliveredMetricsAreThoseOfTheServices();
		assertThat(this.vendor.requests()).extracting(Vendor.Request::path)
			.containsOnly("/otlp/v1/traces", "/otlp/v1/logs", "/otlp/v1/metrics");
		assertThat(this.vendor.requests()).allSatisfy((request) -> {
			assertThat(request.status()).isEqualTo(200);
			assertThat(request.header("content-type")).isEqualTo("application/x-protobuf");
			assertThat(request.header("content-encoding")).isEqualTo("gzip");
		});
		assertThat(this.vendor.delivered().resources()).allSatisfy((resource) -> {
			assertThat(Delivered.attribute(resource, "service.namespace")).isEqualTo("reviewscope");
			assertThat(Delivered.attribute(resource, "deployment.environment.name")).isEqualTo("local");
		});
	}

	private static boolean isSigned(Vendor.Request request) {
		String expected = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes());
		return ("Basic " + expected).equals(request.header("authorization"));
	}

}
