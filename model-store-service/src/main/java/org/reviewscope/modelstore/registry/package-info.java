/**
 * Which models and versions there are, and which one is active.
 */
@NullMarked
package org.reviewscope.modelstore.registry;

import org.jspecify.annotations.NullMarked;
