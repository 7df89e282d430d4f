/**
 * Classifies reviews: the calls that go through to inference.
 */
@NullMarked
package org.reviewscope.gateway.prediction;

import org.jspecify.annotations.NullMarked;
