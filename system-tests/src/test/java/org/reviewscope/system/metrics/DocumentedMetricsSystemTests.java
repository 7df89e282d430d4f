package org.reviewscope.system.metrics;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

	private ShadowRollout rollout;

	@BeforeAll
	void useTheSuiteDuringARollout(Suite suite) {
		this.suite = suite;
		this.rollout = ShadowRollout.begin(suite);
	}

	@AfterAll
	void rollBack() {
		this.rollout.close();
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
