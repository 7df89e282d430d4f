package org.reviewscope.system.metrics;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A scrape of the suite's own metrics alone, by their names.
 */
@ExtendWith(SuiteExtension.class)
class OwnScrapeSystemTests {

	private static final Pattern ADDRESS = Pattern.compile("/actuator/prometheus\\?includedNames=[\\w,]+");

	private static ShadowRollout rollout;

	@BeforeAll
	static void beginRollout(Suite suite) {
		rollout = ShadowRollout.begin(suite);
	}

	@AfterAll
	static void rollBack() {
		rollout.close();
	}

	@Test
	void addressInTheDocumentationGivesTheFourOfTheCourse(Suite suite) {
		List<String> addresses = ADDRESS.matcher(Repository.text(Path.of("docs/course-map.md")))
			.results()
			.map(MatchResult::group)
			.toList();
		assertThat(addresses).hasSize(1);
		assertThat(families(suite, "inference-service", addresses.getFirst())).containsExactlyInAnyOrder(
				"prediction_requests_total", "prediction_error_total", "prediction_latency_seconds",
				"review_length_summary");
	}

	/** The endpoint knows counters and infos by their names without the suffix. */
	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service" })
	void everyOwnMetricCanBeAskedForByName(String service, Suite suite) {
		List<String> own = DocumentedMetric.expectedOf(service).stream().map(DocumentedMetric::family).toList();
		String names = own.stream()
			.map((family) -> family.replaceFirst("_(total|info)$", ""))
			.collect(Collectors.joining(","));
		assertThat(families(suite, service, "/actuator/prometheus?includedNames=" + names))
			.containsExactlyInAnyOrderElementsOf(own);
	}

	private static List<String> families(Suite suite, String service, String address) {
		return new Scrape(Http.get(suite.management(service) + address, "accept", "text/plain").body()).families()
			.toList();
	}

}
