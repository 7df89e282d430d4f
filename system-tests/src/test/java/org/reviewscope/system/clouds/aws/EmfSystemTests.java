package org.reviewscope.system.clouds.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.system.clouds.AbstractCloudSystemTests;
import org.reviewscope.system.clouds.Vendor;
import org.reviewscope.system.clouds.Vendor.Answer;
import org.reviewscope.system.truth.KnownRun;
import org.reviewscope.system.truth.received.MeterReadings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * {@code otel-collector/aws-emf.yaml}: what CloudWatch makes of its lines, against the
 * scrapes of the services.
 */
class EmfSystemTests extends AbstractCloudSystemTests {

	private static final String EXPORTER = "awsemf";

	/** What is counted, and by which labels CloudWatch counts it. */
	private static final Map<String, Set<String>> BUSINESS = Map.of("prediction_requests_total", Set.of(),
			"prediction_latency_seconds_count", Set.of(), "prediction_latency_seconds_sum", Set.of(),
			"prediction_error_total", Set.of("reason"), "prediction_results_total", Set.of("sentiment"),
			"prediction_records_total", Set.of("outcome"), "prediction_feedback_total", Set.of("predicted", "actual"));

	private static final List<Set<String>> HTTP = List.of(Set.of(), Set.of("outcome"), Set.of("uri", "outcome"));

	private final AwsSignature signature = new AwsSignature("AKIAIOSFODNN7EXAMPLE", "made-up", "eu-west-1");

	private final CloudWatchLogs cloudWatch = new CloudWatchLogs(this.signature);

	@Test
	void countsEachEventOnce() {
		startServicesLater();
		start("made-up", this.cloudWatch);
		await("all counts").untilAsserted(() -> assertThat(counts()).isEqualTo(scraped()));
		awaitScrapes(3);

		EmfMetrics metrics = new EmfMetrics(this.cloudWatch.lines());
		assertThat(counts()).as("nothing is counted again").isEqualTo(scraped());
		assertThat(metrics.namespaces()).containsExactly("Reviewscope");
		assertThat(metrics.otherFields()).as("dimensions and values alone").containsExactly("Version", "_aws");
		assertThat(metrics.units()).containsExactly("http_server_requests_seconds Seconds",
				"prediction_error_total Count", "prediction_feedback_total Count", "prediction_latency_seconds Seconds",
				"prediction_records_total Count", "prediction_requests_total Count", "prediction_results_total Count",
				"up None");
		assertThat(this.cloudWatch.retention()).isEqualTo(Map.of("/reviewscope/metrics", 7));
		assertThat(this.cloudWatch.streams()).containsExactly("/reviewscope/metrics:otel-collector");
		assertThat(own("otelcol_exporter_send_failed_metric_points", EXPORTER)).isZero();
	}

	@Test
	void countsFromBeforeTheCollectorsStartAreLeftOut() {
		start("made-up", this.cloudWatch);
		awaitScrapes(3);
		assertThat(counts()).isEmpty();
	}

	@Test
	void nothingIsCountedAgainAfterAScrapeThatFailed() {
		startServicesLater();
		start("made-up", this.cloudWatch);
		await("all counts").untilAsserted(() -> assertThat(counts()).isEqualTo(scraped()));
		failScrapes(true);
		await("a service that is down").until(() -> this.cloudWatch.lines()
			.stream()
			.filter((line) -> line.path("up").asInt(1) == 0)
			.map((line) -> line.path("service").asString())
			.distinct()
			.count() == KnownRun.SERVICES.size());
		int failed = this.cloudWatch.lines().size();
		failScrapes(false);
		await("services that are up again").until(() -> this.cloudWatch.lines()
			.stream()
			.skip(failed)
			.filter((line) -> line.path("up").asInt(0) == 1)
			.count() > 2 * KnownRun.SERVICES.size());
		assertThat(counts()).isEqualTo(scraped());
	}

	@Test
	void throttledOnceIsSentAgain() {
		AtomicInteger refusals = new AtomicInteger();
		startServicesLater();
		start("made-up", (request) -> (CloudWatchLogs.putsLines(request) && refusals.getAndIncrement() == 0)
				? CloudWatchLogs.refusal(400, "ThrottlingException") : this.cloudWatch.apply(request));
		await("all counts").untilAsserted(() -> assertThat(counts()).isEqualTo(scraped()));
		assertThat(own("otelcol_exporter_send_failed_metric_points", EXPORTER)).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "400, ThrottlingException", "500, ServiceUnavailableException", "503, InternalFailure" })
	void refusedMetricsAreCountedAndNothingElseWaits(int status, String exception) {
		int before = printed().length();
		start("made-up", (_) -> CloudWatchLogs.refusal(status, exception));
		replay();
		assertAllElseArrivesAndMetricsAreCounted();
		assertThat(printed().substring(before)).contains(EXPORTER, exception);
	}

	@Test
	void nothingElseWaitsForALineThatHangs() {
		start("made-up", (_) -> new Answer(this.vendor.hanging(), ""));
		replay();
		assertAllElseArrivesAndMetricsAreCounted();
	}

	@Test
	void wrongSecretIsNamedAndCounted() {
		int before = printed().length();
		start("wrong-secret", this.cloudWatch);
		await("counted")
			.untilAsserted(() -> assertThat(own("otelcol_exporter_send_failed_metric_points", EXPORTER)).isPositive());
		assertThat(printed().substring(before)).contains(EXPORTER, "InvalidSignatureException")
			.doesNotContain("wrong-secret");
		assertThat(this.cloudWatch.lines()).isEmpty();
	}

	@Test
	void collectorDoesNotStartWithoutAKey() {
		int before = printed().length();
		Map<String, String> settings = new HashMap<>(settings("made-up"));
		settings.put("AWS_SHARED_CREDENTIALS_FILE", "no-such-file");
		assertThatThrownBy(() -> start(List.of("clouds", "aws", "aws-emf"), settings))
			.hasMessageContaining("the Collector ended");
		assertThat(printed().substring(before)).contains("sigv4auth/logs", "could not retrieve credential provider");
	}

	private void start(String secret, Function<Vendor.Request, Answer> cloudWatch) {
		this.vendor
			.answerWith((request) -> request.path().equals("/") ? cloudWatch.apply(request) : new Answer(200, ""));
		start(List.of("clouds", "aws", "aws-emf"), settings(secret));
	}

	private Map<String, String> settings(String secret) {
		return Map.of("AWS_REGION", "eu-west-1", "AWS_EC2_METADATA_DISABLED", "true", "AWS_SHARED_CREDENTIALS_FILE",
				secret("""
						[default]
						aws_access_key_id = AKIAIOSFODNN7EXAMPLE
						aws_secret_access_key = %s
						""".formatted(secret)), "AWS_XRAY_ENDPOINT", this.vendor.url(), "AWS_LOGS_ENDPOINT",
				this.vendor.url());
	}

	private void awaitScrapes(int scrapes) {
		await("scrapes").untilAsserted(() -> assertThat(new EmfMetrics(this.cloudWatch.lines()).sums())
			.allSatisfy(
					(name, value) -> assertThat(name.endsWith(" up") ? value : scrapes).isGreaterThanOrEqualTo(scrapes))
			.containsKeys("gateway-service up", "inference-service up", "model-store-service up"));
	}

	private void assertAllElseArrivesAndMetricsAreCounted() {
		await("every span").untilAsserted(
				() -> assertThat(this.vendor.delivered().spans()).hasSameSizeAs(this.run.receiver().spans()));
		await("every log line").untilAsserted(() -> assertThat(this.vendor.delivered().logs())
			.containsExactlyInAnyOrderElementsOf(this.run.receiver().logs()));
		assertThat(this.local.records()).hasSameSizeAs(this.run.receiver().logs());
		await("the loss is counted")
			.untilAsserted(() -> assertThat(own("otelcol_exporter_send_failed_metric_points", EXPORTER)).isPositive());
	}

	/** What CloudWatch has counted. */
	private Map<String, Double> counts() {
		Map<String, Double> counts = new EmfMetrics(this.cloudWatch.lines()).sums();
		counts.keySet().removeIf((name) -> name.endsWith(" up"));
		return inNanoseconds(counts);
	}

	/** What it should have counted: what happened at least once. */
	private Map<String, Double> scraped() {
		Map<String, Double> expected = new TreeMap<>();
		KnownRun.SERVICES.forEach((service) -> {
			MeterReadings scrape = MeterReadings
				.parse(this.run.openMetrics().get(service).body().replaceAll(" # \\{.*", ""));
			HTTP.forEach(
					(labels) -> scrape.only((name) -> name.matches("http_server_requests_seconds_(count|sum)\\{.*"))
						.withOnly(labels)
						.series()
						.forEach((name, value) -> expected.put(service + " " + name, value)));
			BUSINESS.forEach((metric, labels) -> scrape.only((name) -> name.matches(metric + "(\\{.*)?"))
				.withOnly(labels)
				.series()
				.forEach((name, value) -> expected.merge(name, value, Double::sum)));
		});
		expected.values().removeIf((value) -> value == 0);
		return inNanoseconds(expected);
	}

	/** What the services measure in; sums of fractions depend on their order. */
	private static Map<String, Double> inNanoseconds(Map<String, Double> values) {
		values.replaceAll((_, value) -> (double) Math.round(value * 1e9));
		return values;
	}

}
