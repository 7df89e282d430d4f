/**
 * What the parts of the starter share: the properties that steer them.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure;

import org.jspecify.annotations.NullMarked;
