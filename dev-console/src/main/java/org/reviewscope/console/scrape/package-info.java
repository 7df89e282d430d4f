/**
 * Reads the services' own metrics, as Prometheus would, and keeps the last minutes.
 */
@NullMarked
package org.reviewscope.console.scrape;

import org.jspecify.annotations.NullMarked;
