/**
 * JDBC statements as OpenTelemetry describes them, without the values in them.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.jdbc;

import org.jspecify.annotations.NullMarked;
