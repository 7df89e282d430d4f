package org.reviewscope.console.store;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much the console keeps. Beyond these limits, it drops the oldest.
 *
 * @param maxTraces traces
 * @param maxSpans spans of all traces together
 * @param maxSpansPerTrace spans of one trace; later ones are not kept
 * @param maxLogs log records
 * @param maxTraceMemory estimated memory of the spans
 * @param maxLogMemory estimated memory of the log records
 */
@Validated
@ConfigurationProperties("reviewscope.console.store")
record StoreProperties(@Min(1) @DefaultValue("20000") int maxTraces, @Min(1) @DefaultValue("100000") int maxSpans,
		@Min(1) @DefaultValue("2000") int maxSpansPerTrace, @Min(1) @DefaultValue("20000") int maxLogs,
		@DefaultValue("96MB") DataSize maxTraceMemory, @DefaultValue("24MB") DataSize maxLogMemory) {
}
