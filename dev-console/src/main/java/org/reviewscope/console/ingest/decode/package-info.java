/**
 * Converts OTLP's messages into the console's own model.
 */
@NullMarked
package org.reviewscope.console.ingest.decode;

import org.jspecify.annotations.NullMarked;
