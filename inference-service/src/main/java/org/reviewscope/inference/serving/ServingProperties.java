package org.reviewscope.inference.serving;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the model that serves is kept up to date. The values are in
 * {@code application.yaml}.
 *
 * @param pollInterval pause between two looks at what the store calls active
 * @param pauseAfterFailure pause before a version that could not be loaded is tried again
 */
@ConfigurationProperties("reviewscope.inference.model")
@Validated
record ServingProperties(@NotNull Duration pollInterval, @NotNull Duration pauseAfterFailure) {
}
