/**
 * What every service needs to be observable, nothing of the domain.
 */
@NullMarked
package org.reviewscope.observability;

import org.jspecify.annotations.NullMarked;
