/**
 * Receives what OpenTelemetry programs send with OTLP, over HTTP or gRPC.
 */
@NullMarked
package org.reviewscope.console.ingest;

import org.jspecify.annotations.NullMarked;
