package org.reviewscope.inference.queue;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The queue in front of the model. The values are in {@code application.yaml}.
 *
 * @param threads how many runs the model makes at a time; 0: as many as the machine has
 * cores for, given {@code reviewscope.inference.model.intra-op-threads}
 * @param capacity the most characters that may be worked on until a request is answered,
 * on a machine that could do more within the deadline
 * @param deadline how long a request may wait and be worked on; it is refused at once if
 * that is not enough at the present speed
 */
@ConfigurationProperties("reviewscope.inference.prediction.queue")
@Validated
public record QueueProperties(@Min(0) int threads, @Min(1) long capacity, @NotNull Duration deadline) {

}
