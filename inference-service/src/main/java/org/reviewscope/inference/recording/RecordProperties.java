package org.reviewscope.inference.recording;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How predictions are recorded. How long one write may take is the timeout of the HTTP
 * service group {@code model-store}. The values are in {@code application.yaml}.
 *
 * @param maxConcurrent how many requests may wait for the store at a time
 * @param batchSize how many records are written in one call; a span links to 128 requests
 * at most
 * @param backlog what happens to records that the store did not take at once
 */
@ConfigurationProperties("reviewscope.inference.record")
@Validated
record RecordProperties(@Min(1) int maxConcurrent, @Min(1) @Max(1000) int batchSize, @NotNull @Valid Backlog backlog) {

	/**
	 * The records that wait for the store.
	 *
	 * @param directory where they are kept as well, so that they survive the process
	 * @param capacity how many may wait
	 * @param shortestPause first pause when the store is away, doubled with each failure
	 * @param longestPause longest pause between two attempts
	 * @param drainTimeout how long a shutdown may be held up to write what waits
	 */
	record Backlog(@NotNull Path directory, @Min(1) int capacity, @NotNull Duration shortestPause,
			@NotNull Duration longestPause, @NotNull Duration drainTimeout) {

	}

}
