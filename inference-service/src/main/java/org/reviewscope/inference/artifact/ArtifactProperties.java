package org.reviewscope.inference.artifact;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How artifacts are fetched and kept. The values are in {@code application.yaml}.
 *
 * @param directory where the last good artifact is kept, and the tokenizer's native
 * library unpacked
 * @param downloadTimeout longest time for an artifact's download
 */
@ConfigurationProperties("reviewscope.inference.model")
@Validated
record ArtifactProperties(@NotNull Path directory, @NotNull Duration downloadTimeout) {
}
