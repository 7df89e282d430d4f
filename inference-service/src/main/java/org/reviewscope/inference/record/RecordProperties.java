package org.reviewscope.inference.record;

import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How predictions are recorded. How long one write may take is the timeout of the HTTP
 * service group {@code model-store}.
 *
 * @param maxConcurrent how many requests may wait for the store at a time
 * @param backlog what happens to records that the store did not take at once
 */
@ConfigurationProperties("reviewscope.inference.record")
@Validated
record RecordProperties(@DefaultValue("32") @Min(1) int maxConcurrent, @DefaultValue @Valid Backlog backlog) {

	/**
	 * The records that wait for the store.
	 *
	 * @param capacity how many may wait
	 * @param batchSize how many are written in one call; a span links to 128 requests at
	 * most
	 * @param shortestPause first pause when the store is away, doubled with each failure
	 * @param longestPause longest pause between two attempts
	 * @param drainTimeout how long a shutdown may be held up to write what waits
	 */
	record Backlog(@DefaultValue("10000") @Min(1) int capacity, @DefaultValue("100") @Min(1) @Max(1000) int batchSize,
			@DefaultValue("500ms") Duration shortestPause, @DefaultValue("15s") Duration longestPause,
			@DefaultValue("5s") Duration drainTimeout) {

	}

}
