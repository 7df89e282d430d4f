/**
 * Commands to Redis as OpenTelemetry describes them, without their arguments.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.redis;

import org.jspecify.annotations.NullMarked;
