package org.reviewscope.console.scrape;

/**
 * What a service had to do, and how it did it.
 *
 * @param rate requests per second
 * @param errors what part of them failed by its own fault, from 0 to 1
 * @param p50 seconds that half of them took at most, not a number without requests
 * @param p90 seconds that nine of ten took at most
 * @param p99 seconds that 99 of 100 took at most
 */
public record Load(double rate, double errors, double p50, double p90, double p99) {
}
