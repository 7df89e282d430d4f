package org.reviewscope.console.store.metric;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much of the metrics the console keeps. Beyond these limits, it drops the oldest.
 *
 * @param maxSeries series; the one that got no point for longest goes first
 * @param maxPoints points of all series together
 * @param maxMemory estimated memory of all of it
 */
@Validated
@ConfigurationProperties("reviewscope.console.store.metric")
record MetricStoreProperties(@Min(1) @DefaultValue("2000") int maxSeries, @Min(1) @DefaultValue("100000") int maxPoints,
		@DefaultValue("16MB") DataSize maxMemory) {
}
