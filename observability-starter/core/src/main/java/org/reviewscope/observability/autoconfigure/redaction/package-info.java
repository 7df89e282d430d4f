/**
 * Values that must not leave the service, taken out of spans, metrics and log lines.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.redaction;

import org.jspecify.annotations.NullMarked;
