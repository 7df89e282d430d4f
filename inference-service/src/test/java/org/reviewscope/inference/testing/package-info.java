/**
 * What tests of several features need.
 */
@NullMarked
package org.reviewscope.inference.testing;

import org.jspecify.annotations.NullMarked;
