/**
 * Reads the metrics of the services, as Prometheus does, and keeps the last minutes.
 */
@NullMarked
package org.reviewscope.console.scrape;

import org.jspecify.annotations.NullMarked;
