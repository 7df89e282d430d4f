/**
 * The trial of a version beside the active one: unseen by clients, or for a share of the
 * requests.
 */
@NullMarked
package org.reviewscope.modelstore.rollout;

import org.jspecify.annotations.NullMarked;
