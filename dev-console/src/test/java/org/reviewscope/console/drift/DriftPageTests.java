package org.reviewscope.console.drift;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.scrape.MetricFamily;
import org.reviewscope.console.scrape.MetricFamily.Sample;
import org.reviewscope.console.scrape.Scraper;
import org.reviewscope.console.scrape.ServiceMetrics;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * The page in each state that a model can be in, and what it draws.
 */
@WebMvcTest(controllers = DriftController.class,
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.access\\..*"))
class DriftPageTests {

	private static final MetricFamily SERVING = family("model_active",
			sample("model_active", 1, "name", "tiny", "version", "2.0.0"));

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private Scraper scraper;

	@BeforeEach
	void nothingScraped() {
		scraped("inference-service");
		scraped("model-store-service");
	}

	@Test
	void consoleAloneSaysHowToStartTheServices() {
		assertPage().contains("./mvnw -Pup starts the services").doesNotContain("Is it right?");
	}

	@Test
	void modelWithoutAReferenceHasNothingToCompare() {
		scraped("inference-service", SERVING);
		assertPage().contains("has no reference in its artifact", "No user has judged a prediction of 2.0.0 yet.")
			.doesNotContain("<table");
	}

	@Test
	void fewPredictionsSayNothing() {
		scraped("inference-service", SERVING, indices(Double.NaN), predictions(120));
		assertPage().contains("no PSI yet", "Too few predictions to tell: 120 since the start or the last swap.")
			.doesNotContain("badge");
	}

	@Test
	void indexIsSaidInWords() {
		scraped("inference-service", SERVING, indices(0.0999), predictions(200));
		assertPage().contains("PSI 0.100", "As in the reference.").doesNotContain("badge");
		scraped("inference-service", SERVING, indices(0.1), predictions(200));
		assertPage().contains("PSI 0.100", "A change, but no drift yet.").doesNotContain("badge");
		scraped("inference-service", SERVING, indices(0.25), predictions(200));
		assertPage().contains("PSI 0.250", "Drift: people send reviews of other lengths.", "badge");
	}

	@Test
	void sharesAreSideBySideFromTheSmallestBin() {
		List<Sample> shares = Stream
			.of(share("+Inf", "reference", 0.5), share("100", "current", 0.0), share("+Inf", "current", 0.75),
					share("20", "reference", 0.125), share("100", "reference", 0.375), share("20", "current", 0.25))
			.toList();
		assertThat(BinShares.of(shares)).containsExactly(new BinShares("up to 20", "12.500%", "25.000%"),
				new BinShares("over 20 up to 100", "37.500%", "0.000%"),
				new BinShares("over 100", "50.000%", "75.000%"));
		scraped("inference-service", SERVING, indices(0.1), predictions(200),
				new MetricFamily("prediction_drift_share", "gauge", "", shares));
		assertPage().contains("over 20 up to 100", "width=\"37.500%\"", "width=\"25.000%\"");
	}

	@Test
	void classesAreBinsByTheirName() {
		assertThat(BinShares.of(List.of(share("positive", "current", Double.NaN), share("negative", "reference", 0.5))))
			.containsExactly(new BinShares("negative", "50.000%", "0.000%"),
					new BinShares("positive", "0.000%", "0.000%"));
	}

	@Test
	void usersWordIsThatOnTheVersionThatServes() {
		scraped("inference-service", SERVING);
		scraped("model-store-service",
				family("prediction_feedback_total", feedback("negative", "negative", "2.0.0", 2),
						feedback("positive", "positive", "2.0.0", 1), feedback("neutral", "negative", "2.0.0", 1),
						feedback("neutral", "negative", "1.0.0", 50)));
		assertPage().contains("Users agree with 3 of 4 predictions of 2.0.0: 75 %.");
	}

	private AbstractStringAssert<?> assertPage() {
		return assertThat(this.mvc.get().uri("/drift")).hasStatusOk().bodyText();
	}

	private void scraped(String service, MetricFamily... families) {
		ServiceMetrics metrics = mock(ServiceMetrics.class);
		given(metrics.families()).willReturn(List.of(families));
		given(this.scraper.of(service)).willReturn(metrics);
	}

	private static MetricFamily indices(double value) {
		return family("prediction_drift_psi", sample("prediction_drift_psi", value, "feature", "length"));
	}

	private static MetricFamily predictions(double value) {
		return family("prediction_drift_predictions", new Sample("prediction_drift_predictions", Map.of(), value));
	}

	private static Sample feedback(String predicted, String actual, String version, double value) {
		return new Sample("prediction_feedback_total",
				Map.of("predicted", predicted, "actual", actual, "model_version", version), value);
	}

	private static Sample share(String bin, String window, double value) {
		return new Sample("prediction_drift_share", Map.of("feature", "length", "bin", bin, "window", window), value);
	}

	private static Sample sample(String name, double value, String... labels) {
		return new Sample(name,
				(labels.length > 2) ? Map.of(labels[0], labels[1], labels[2], labels[3]) : Map.of(labels[0], labels[1]),
				value);
	}

	private static MetricFamily family(String name, Sample... samples) {
		return new MetricFamily(name, "gauge", "", List.of(samples));
	}

}
