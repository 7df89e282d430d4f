package org.reviewscope.inference.drift;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How many predictions are compared with the reference. The values are in
 * {@code application.yaml}.
 *
 * @param window the most predictions, the newest ones
 * @param minimum the fewest predictions that say anything
 */
@ConfigurationProperties("reviewscope.inference.drift")
@Validated
record DriftProperties(@Min(1) int window, @Min(1) int minimum) {
}
