/**
 * The page to try a review on.
 */
@NullMarked
package org.reviewscope.gateway.page;

import org.jspecify.annotations.NullMarked;
