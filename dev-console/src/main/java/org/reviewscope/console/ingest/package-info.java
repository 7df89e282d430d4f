/**
 * Takes in what OpenTelemetry programs send by OTLP over HTTP.
 */
@NullMarked
package org.reviewscope.console.ingest;

import org.jspecify.annotations.NullMarked;
