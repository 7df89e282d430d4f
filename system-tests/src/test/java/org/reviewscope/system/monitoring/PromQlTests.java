package org.reviewscope.system.monitoring;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * If a name is not found here, its panel is not checked.
 */
class PromQlTests {

	@Test
	void findsMetricsAmongFunctionsLabelsAndDurations() {
		assertThat(PromQl.metrics("""
				topk(8, histogram_quantile(0.99, sum by (job, le) (rate(a_bucket{uri=~"/x{y}.*",le="0.3"}[$__range])))
				  / on (job) group_left (version) max without (instance) (slo:b:rate5m offset 5m) > bool 1e3) unless c
				or vector(0)""")).containsExactly("a_bucket", "c", "slo:b:rate5m");
	}

	@Test
	void findsCountersBehindTheRuleThatCountsThem() {
		assertThat(PromQl.metrics("sum(sum_over_time(counter:new{counter=\"a_total\",b=\"c\"}[$__range]))"))
			.containsExactly("a_total", "counter:new");
	}

	@Test
	void takesNoVariableForAMetric() {
		assertThat(
				PromQl.metrics("a unless a offset $__range or increase(b[$__range]) * ${__range_s} / $__interval_ms"))
			.containsExactly("a", "b");
	}

	@Test
	void fillsVariablesInAndLeavesGroupsOfARegex() {
		assertThat(PromQl.withVariables("f(a{b=~\"$job\"}[$__range], \"$1\")", Map.of("job", ".+", "__range", "5m")))
			.isEqualTo("f(a{b=~\".+\"}[5m], \"$1\")");
		assertThatIllegalArgumentException().isThrownBy(() -> PromQl.withVariables("$tenant", Map.of()))
			.withMessageContaining("$tenant");
	}

}
