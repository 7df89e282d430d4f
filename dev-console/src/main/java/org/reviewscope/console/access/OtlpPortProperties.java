package org.reviewscope.console.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The ports for OpenTelemetry programs. The values are in {@code application.yaml}.
 *
 * @param port the port of OTLP over HTTP; 0 takes any free one
 * @param grpcPort the port of OTLP over gRPC; 0 takes any free one
 * @param address the address on which both listen; only in a container another than the
 * loopback address
 */
@Validated
@ConfigurationProperties("reviewscope.console.otlp")
record OtlpPortProperties(@Min(0) @Max(65535) int port, @Min(0) @Max(65535) int grpcPort, @NotNull String address) {
}
