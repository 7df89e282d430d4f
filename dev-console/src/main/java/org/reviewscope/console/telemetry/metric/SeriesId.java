package org.reviewscope.console.telemetry.metric;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What makes points one series, after OpenTelemetry's data model.
 *
 * @param service the service that sent it
 * @param resource all attributes of the service
 * @param scope the library that measured
 * @param name the name of the metric
 * @param unit its unit, such as {@code s} or {@code By}
 * @param type what its points are
 * @param delta whether each point holds only what came after the one before
 * @param attributes the attributes of its points
 */
public record SeriesId(String service, Map<String, Object> resource, String scope, String name, String unit,
		MetricType type, boolean delta, Map<String, Object> attributes) {

	/**
	 * The temporality of its points, as OpenTelemetry names it.
	 * @return {@code delta} or {@code cumulative}; a gauge has none
	 */
	public @Nullable String temporality() {
		return (this.type == MetricType.GAUGE) ? null : this.delta ? "delta" : "cumulative";
	}

	/**
	 * Another series of the same metric.
	 * @param others the attributes of its points
	 * @return the series
	 */
	public SeriesId with(Map<String, Object> others) {
		return new SeriesId(this.service, this.resource, this.scope, this.name, this.unit, this.type, this.delta,
				others);
	}

}
