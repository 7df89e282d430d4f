package org.reviewscope.system.metrics;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.ModelRegistryApi;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/telemetry.md} and the scrapes have the same metrics, with the same
 * descriptions.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class DocumentedMetricsSystemTests {

	private static final Predicate<String> OF_LIBRARIES = Pattern
		.compile("(application_(ready|started)_time|disk|executor|hikaricp|http|jdbc|jvm|logback|process|"
				+ "resilience4j|spring|system|tasks|tomcat)_.+")
		.asMatchPredicate();

	private Suite suite;

	private ModelRegistryApi registry;

	// A store that another test has started again has no registration yet
	@BeforeAll
	void useTheSuiteAfterARegistrationAndDuringARollout(Suite suite) {
		this.suite = suite;
		this.registry = new ModelRegistryApi(suite);
		assertThat(this.registry.upload().status()).isIn(200, 201);
		assertThat(this.registry.nominate("1.0.0", "shadow", 1).status()).isEqualTo(200);
		Awaitility.await("the candidate is loaded")
			.atMost(Duration.ofMinutes(1))
			.until(() -> scrape("inference-service").sum("model_candidate_percent") == 1);
	}

	@AfterAll
	void rollBack() {
		assertThat(this.registry.rollBack().status()).isEqualTo(204);
	}

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service" })
	void scrapeHasTheDocumentedMetricsAndNoOthers(String service) {
		Set<String> own = scrape(service).families()
			.filter(OF_LIBRARIES.negate())
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(own).isEqualTo(DocumentedMetric.expectedOf(service)
			.stream()
			.flatMap(DocumentedMetric::families)
			.collect(Collectors.toCollection(TreeSet::new)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service" })
	void helpIsTheDocumentedText(String service) {
		Scrape scrape = scrape(service);
		assertThat(DocumentedMetric.expectedOf(service)).isNotEmpty()
			.allSatisfy((metric) -> assertThat(metric.families())
				.allSatisfy((family) -> assertThat(new MetricFamily(scrape, family).help()).as(family)
					.isEqualTo(metric.help())));
	}

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service" })
	void typeBucketsAndQuantilesAreTheDocumentedOnes(String service) {
		Scrape scrape = scrape(service);
		assertThat(DocumentedMetric.expectedOf(service)).isNotEmpty()
			.allSatisfy(
					(metric) -> assertThat(metric.kind()).startsWith(new MetricFamily(scrape, metric.family()).kind()));
	}

	private Scrape scrape(String service) {
		return Scrape.of(this.suite, service);
	}

}
