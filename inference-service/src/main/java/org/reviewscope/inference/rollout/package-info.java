/**
 * Has a second version answer a share of the requests, or read them unseen, and compares
 * it with the one that serves.
 */
@NullMarked
package org.reviewscope.inference.rollout;

import org.jspecify.annotations.NullMarked;
