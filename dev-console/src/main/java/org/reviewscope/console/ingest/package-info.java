/**
 * Receives what OpenTelemetry programs send with OTLP over HTTP.
 */
@NullMarked
package org.reviewscope.console.ingest;

import org.jspecify.annotations.NullMarked;
