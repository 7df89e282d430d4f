/**
 * What the service calls its spans and meters, with what values, and the instruments that
 * Micrometer lacks.
 */
@NullMarked
package org.reviewscope.inference.telemetry;

import org.jspecify.annotations.NullMarked;
