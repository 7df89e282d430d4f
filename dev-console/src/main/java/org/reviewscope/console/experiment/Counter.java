package org.reviewscope.console.experiment;

import java.util.List;
import java.util.Map;

import org.reviewscope.console.scrape.MetricFamily;

/**
 * A counter in the metrics of a service that should increase.
 *
 * @param service the service
 * @param family the name of the metric
 * @param suffix the end of the series' name, after the name of the metric
 * @param labels the labels that the series must have
 */
record Counter(String service, String family, String suffix, Map<String, String> labels) {

	static final Counter UNAVAILABLE = new Counter("gateway-service", "http_server_requests_seconds", "_count",
			Map.of("status", "503"));

	static final Counter QUEUED = new Counter("inference-service", "prediction_records_total", "",
			Map.of("outcome", "queued"));

	static final Counter STORED = new Counter("inference-service", "prediction_records_total", "",
			Map.of("outcome", "stored"));

	static final Counter TOO_LONG = new Counter("inference-service", "prediction_error_total", "",
			Map.of("reason", "too_long"));

	static final List<Counter> ALL = List.of(UNAVAILABLE, QUEUED, STORED, TOO_LONG);

	double valueIn(List<MetricFamily> scrape) {
		return scrape.stream()
			.filter((candidate) -> candidate.name().equals(this.family))
			.flatMap((found) -> found.samples().stream())
			.filter((sample) -> sample.name().equals(this.family + this.suffix)
					&& sample.labels().entrySet().containsAll(this.labels.entrySet()))
			.mapToDouble(MetricFamily.Sample::value)
			.sum();
	}

	String words() {
		Map.Entry<String, String> label = this.labels.entrySet().iterator().next();
		return "%s%s{%s=\"%s\"}".formatted(this.family, this.suffix, label.getKey(), label.getValue());
	}

	String link() {
		return "/metrics#" + this.service + "-" + this.family;
	}

}
