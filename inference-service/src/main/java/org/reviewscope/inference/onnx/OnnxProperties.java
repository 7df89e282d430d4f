package org.reviewscope.inference.onnx;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How ONNX Runtime runs a model. The value is in {@code application.yaml}.
 *
 * @param intraOpThreads threads that share the work of one run, the caller among them
 */
@ConfigurationProperties("reviewscope.inference.model")
@Validated
public record OnnxProperties(@Min(1) int intraOpThreads) {
}
