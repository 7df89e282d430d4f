package org.reviewscope.console.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The port for OpenTelemetry programs.
 *
 * @param port the port; 0 takes any free one
 */
@Validated
@ConfigurationProperties("reviewscope.console.otlp")
record OtlpPortProperties(@Min(0) @Max(65535) @DefaultValue("4318") int port) {
}
