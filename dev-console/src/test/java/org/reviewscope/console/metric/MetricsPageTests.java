package org.reviewscope.console.metric;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.chart.Sparkline;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The link to a scrape without the libraries' metrics.
 */
class MetricsPageTests {

	private static final String URL = "http://localhost:9081/actuator/prometheus";

	@Test
	void ownMetricsAreAskedForByNameCountersWithoutTheirSuffix() {
		MetricsPage page = page(URL, List.of(row("prediction_requests_total", "counter")),
				row("prediction_confidence", "histogram"), row("model_active", "gauge"));

		assertThat(page.ownUrl())
			.isEqualTo(URL + "?includedNames=prediction_requests,prediction_confidence,model_active");
	}

	@Test
	void thereIsNoLinkWithoutAnAddressOrNames() {
		assertThat(page(null, List.of(), row("model_active", "gauge")).ownUrl()).isNull();
		assertThat(page(URL, List.of()).ownUrl()).isNull();
	}

	private static MetricsPage page(String url, List<MetricRow> course, MetricRow... own) {
		return new MetricsPage("inference-service", url, course, Arrays.asList(own), List.of(row("jvm_info", "gauge")));
	}

	private static MetricRow row(String name, String type) {
		return new MetricRow(name, type, "", "0", List.of(), new Sparkline(""), null);
	}

}
