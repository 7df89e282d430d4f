/**
 * The services' scrapes, and {@code docs/telemetry.md} that describes them.
 */
package org.reviewscope.system.metrics;
