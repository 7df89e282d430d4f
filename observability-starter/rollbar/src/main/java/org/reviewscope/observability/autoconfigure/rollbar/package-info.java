/**
 * Warnings and errors to Rollbar: what a service logs at these levels, without messages.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.rollbar;

import org.jspecify.annotations.NullMarked;
