/**
 * The models there are and which one is active.
 */
@NullMarked
package org.reviewscope.gateway.registry;

import org.jspecify.annotations.NullMarked;
