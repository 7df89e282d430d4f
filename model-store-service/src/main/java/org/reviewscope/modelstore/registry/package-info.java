/**
 * Which models and versions there are, which one is active, and which is the candidate.
 */
@NullMarked
package org.reviewscope.modelstore.registry;

import org.jspecify.annotations.NullMarked;
