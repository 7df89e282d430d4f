package org.reviewscope.system.clouds.aws;

import java.util.List;
import java.util.Map;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.Test;
import org.reviewscope.system.clouds.AbstractCloudSystemTests;
import org.reviewscope.system.truth.received.ReceivedSpan;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code otel-collector/aws.yaml}: the OTLP endpoints of X-Ray and CloudWatch, which
 * answer 403 where the signature is not theirs.
 */
class AwsSystemTests extends AbstractCloudSystemTests {

	private static final String ANNOTATIONS = "aws.xray.annotations";

	private static final List<String> ANNOTATED = List.of("app.sentiment", "app.model.version", "http.route",
			"tenant.id");

	private static final Map<String, String> SERVICES = Map.of("/xray/v1/traces", "xray", "/logs/v1/logs", "logs",
			"/monitoring/v1/metrics", "monitoring");

	/** Made up; the id is the one of AWS' own documentation. */
	private final AwsSignature signature = new AwsSignature("AKIAIOSFODNN7EXAMPLE", "made-up", "eu-west-1");

	@Test
	void getsEverySpanLogLineAndSeriesSignedThoughItThrottlesOnce() {
		this.vendor.answer(
				(request) -> this.signature.isOf(request, SERVICES.get(request.path())) ? throttledOnce(request) : 403);
		start("made-up");
		replay();

		await("every span")
			.untilAsserted(() -> assertThat(this.vendor.delivered().spans()).map(AwsSystemTests::withoutAnnotations)
				.containsExactlyInAnyOrderElementsOf(this.run.receiver().spans()));
		await("every log line").untilAsserted(() -> assertThat(this.vendor.delivered().logs())
			.containsExactlyInAnyOrderElementsOf(this.run.receiver().logs()));
		assertDeliveredMetricsAreThoseOfTheServices();
		assertThat(this.vendor.delivered().spans())
			.allSatisfy((span) -> assertThat(annotations(span)).isEqualTo(ANNOTATED));
		assertThat(this.vendor.delivered().spans()).flatExtracting((span) -> span.attributes().keySet())
			.as("none is annotated in vain")
			.containsAll(ANNOTATED);
		assertThat(own("otelcol_exporter_send_failed_spans", "otlp_http/xray")).isZero();
		assertThat(this.vendor.requests()).allSatisfy((request) -> {
			assertThat(request.status()).isIn(200, 429);
			assertThat(request.header("content-encoding")).isEqualTo("gzip");
			assertThat(request.sent().length).isLessThan(1_000_000);
		});
		assertThat(this.vendor.requests()).filteredOn((request) -> request.path().startsWith("/logs"))
			.allSatisfy((request) -> {
				assertThat(request.header("x-aws-log-group")).isEqualTo("/reviewscope");
				assertThat(request.header("x-aws-log-stream")).isEqualTo("otel-collector");
			});
	}

	@Test
	void wrongSecretIsNamedAndCounted() {
		int before = printed().length();
		this.vendor.answer((request) -> this.signature.isOf(request, SERVICES.get(request.path())) ? 200 : 403);
		start("wrong-secret");
		replay();

		await("all is counted").untilAsserted(() -> {
			assertThat(own("otelcol_exporter_send_failed_spans", "otlp_http/xray"))
				.isEqualTo(this.run.receiver().spans().size());
			assertThat(own("otelcol_exporter_send_failed_log_records", "otlp_http/cloudwatch-logs"))
				.isEqualTo(this.run.receiver().logs().size());
			assertThat(own("otelcol_exporter_send_failed_metric_points", "otlp_http/cloudwatch-metrics")).isPositive();
		});
		assertThat(printed().substring(before)).contains("otlp_http/xray", "HTTP Status Code 403")
			.doesNotContain("wrong-secret");
	}

	private void start(String secret) {
		start("aws", Map.of("AWS_REGION", "eu-west-1", "AWS_EC2_METADATA_DISABLED", "true",
				"AWS_SHARED_CREDENTIALS_FILE", secret("""
						[default]
						aws_access_key_id = AKIAIOSFODNN7EXAMPLE
						aws_secret_access_key = %s
						""".formatted(secret)), "AWS_XRAY_ENDPOINT", this.vendor.url() + "/xray", "AWS_LOGS_ENDPOINT",
				this.vendor.url() + "/logs", "AWS_MONITORING_ENDPOINT", this.vendor.url() + "/monitoring"));
	}

	private static List<String> annotations(ReceivedSpan span) {
		return span.attributes()
			.get(ANNOTATIONS)
			.getArrayValue()
			.getValuesList()
			.stream()
			.map(AnyValue::getStringValue)
			.toList();
	}

	private static ReceivedSpan withoutAnnotations(ReceivedSpan span) {
		List<KeyValue> others = span.span()
			.getAttributesList()
			.stream()
			.filter((attribute) -> !attribute.getKey().equals(ANNOTATIONS))
			.toList();
		Span.Builder plain = span.span().toBuilder().clearAttributes().addAllAttributes(others);
		return new ReceivedSpan(span.service(), plain.build());
	}

}
