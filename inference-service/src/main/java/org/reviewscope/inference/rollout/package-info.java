/**
 * Lets a second version answer a share of the requests, or classify them without being
 * seen by clients, and compares it with the active version.
 */
@NullMarked
package org.reviewscope.inference.rollout;

import org.jspecify.annotations.NullMarked;
