package org.reviewscope.inference.model;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the model is fetched, kept and run.
 *
 * @param directory where the last good artifact is kept, and the tokenizer's native
 * library unpacked
 * @param pollInterval pause between two looks at what the store calls active
 * @param pauseAfterFailure pause before a version that could not be loaded is tried again
 * @param downloadTimeout longest time for an artifact's download
 * @param intraOpThreads threads that share the work of one run, the caller among them
 */
@ConfigurationProperties("reviewscope.inference.model")
@Validated
record ModelProperties(@DefaultValue("data/inference") Path directory, @DefaultValue("5s") Duration pollInterval,
		@DefaultValue("30s") Duration pauseAfterFailure, @DefaultValue("60s") Duration downloadTimeout,
		@DefaultValue("1") @Min(1) int intraOpThreads) {
}
