package org.reviewscope.console.trial;

import org.jspecify.annotations.Nullable;

/**
 * What became of a review.
 *
 * @param status the HTTP status, 0 when the gateway did not answer
 * @param outcome the sentiment, or what went wrong
 * @param detail more of it, {@code null} when there is no more to say
 * @param traceId its trace, {@code null} when there is none
 */
public record Answer(int status, String outcome, @Nullable String detail, @Nullable String traceId) {
}
