/**
 * One plain line when nobody takes the telemetry, and one when somebody does again.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.delivery;

import org.jspecify.annotations.NullMarked;
