/**
 * Additions to Micrometer's classes, for the observations of services.
 */
@NullMarked
package org.reviewscope.observability.convention;

import org.jspecify.annotations.NullMarked;
