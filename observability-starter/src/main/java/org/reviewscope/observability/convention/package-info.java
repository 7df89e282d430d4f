/**
 * What observations of services use beside Micrometer's own classes.
 */
@NullMarked
package org.reviewscope.observability.convention;

import org.jspecify.annotations.NullMarked;
