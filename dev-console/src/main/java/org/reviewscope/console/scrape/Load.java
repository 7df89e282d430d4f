package org.reviewscope.console.scrape;

/**
 * The load of a service: request rate, errors and latency.
 *
 * @param unixMillis when it was measured, in milliseconds since 1970
 * @param rate requests per second
 * @param errors the part of them that ended with a server error, from 0 to 1
 * @param p50 seconds that half of them took at most, not a number without requests
 * @param p90 seconds that nine of ten took at most
 * @param p99 seconds that 99 of 100 took at most
 */
public record Load(long unixMillis, double rate, double errors, double p50, double p90, double p99) {
}
