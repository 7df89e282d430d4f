package org.reviewscope.console.proof;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.reviewscope.console.scrape.MetricFamily;

/**
 * A number in the metrics of a service: the sum of some of the series of a metric.
 *
 * @param service the service
 * @param family the name of the metric
 * @param suffix the end of the series' name, after the name of the metric
 * @param labels the labels that the series must have
 */
public record Counter(String service, String family, String suffix, Map<String, String> labels) {

	/**
	 * Adds up its series.
	 * @param scrape all metrics of the service
	 * @return the sum, 0 when there are none
	 */
	public double valueIn(List<MetricFamily> scrape) {
		return scrape.stream()
			.filter((candidate) -> candidate.name().equals(this.family))
			.flatMap((found) -> found.samples().stream())
			.filter((sample) -> sample.name().equals(this.family + this.suffix)
					&& sample.labels().entrySet().containsAll(this.labels.entrySet()))
			.mapToDouble(MetricFamily.Sample::value)
			.sum();
	}

	/**
	 * Its name and labels as PromQL writes them.
	 * @return the selector
	 */
	public String words() {
		String selected = this.labels.entrySet()
			.stream()
			.map((label) -> label.getKey() + "=\"" + label.getValue() + "\"")
			.sorted()
			.collect(Collectors.joining(","));
		return this.family + this.suffix + (selected.isEmpty() ? "" : "{" + selected + "}");
	}

	public String link() {
		return "/metrics#" + this.service + "-" + this.family;
	}

}
