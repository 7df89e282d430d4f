package org.reviewscope.console.ingest;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of one request, and of requests at the same time.
 *
 * @param maxBody size of a body as it comes over the wire
 * @param maxDecompressedBody size of a body after decompression
 * @param concurrency requests at once: with the sizes, this bounds the memory they take
 * @param waiting how many more may wait; any other gets 503 at once
 * @param patience how long a request waits before it gets 503
 */
@Validated
@ConfigurationProperties("reviewscope.console.ingest")
record IngestProperties(@DefaultValue("4MB") DataSize maxBody, @DefaultValue("8MB") DataSize maxDecompressedBody,
		@Min(1) @DefaultValue("2") int concurrency, @Min(1) @DefaultValue("64") int waiting,
		@DefaultValue("2s") Duration patience) {
}
