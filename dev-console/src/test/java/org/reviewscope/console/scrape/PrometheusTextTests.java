package org.reviewscope.console.scrape;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.scrape.MetricFamily.Sample;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The text format is read as Prometheus reads it.
 */
class PrometheusTextTests {

	@Test
	void partsOfAHistogramBelongToIt() {
		assertThat(PrometheusText.parse("""
				# HELP wait_seconds How long it took.\\nAt most.
				# TYPE wait_seconds histogram
				wait_seconds_bucket{uri="/a",le="0.1"} 3
				wait_seconds_bucket{uri="/a",le="+Inf"} 4
				wait_seconds_count{uri="/a"} 4
				wait_seconds_sum{uri="/a"} 1.5e-1
				""")).singleElement().satisfies((family) -> {
			assertThat(family.type()).isEqualTo("histogram");
			assertThat(family.help()).isEqualTo("How long it took.\nAt most.");
			assertThat(family.sum("_count")).isEqualTo(4);
			assertThat(family.samples()).contains(new Sample("wait_seconds_sum", Map.of("uri", "/a"), 0.15),
					new Sample("wait_seconds_bucket", Map.of("uri", "/a", "le", "+Inf"), 4));
		});
	}

	@Test
	void quotedLabelsAndOddNumbersAreRead() {
		assertThat(PrometheusText.parse("""
				# TYPE odd gauge
				odd{text="a \\"b\\", {c}",} NaN
				odd +Inf 1700000000000
				""")).singleElement()
			.satisfies((family) -> assertThat(family.samples()).containsExactly(
					new Sample("odd", Map.of("text", "a \"b\", {c}"), Double.NaN),
					new Sample("odd", Map.of(), Double.POSITIVE_INFINITY)));
	}

	@Test
	void escapedBackslashBeforeAnNIsNoLineBreak() {
		assertThat(PrometheusText.parse("""
				# HELP path In C:\\\\new.\\nEach.
				path{dir="C:\\\\new\\n"} 1
				""")).singleElement().satisfies((family) -> {
			assertThat(family.help()).isEqualTo("In C:\\new.\nEach.");
			assertThat(family.samples()).containsExactly(new Sample("path", Map.of("dir", "C:\\new\n"), 1));
		});
	}

	@Test
	void whatIsNoSampleIsLeftOut() {
		assertThat(PrometheusText.parse("<html>\n# nothing\n{} 1\nname words\n# EOF\n")).isEmpty();
	}

}
