/**
 * What a store learns about other stores that use the same database.
 */
@NullMarked
package org.reviewscope.modelstore.replica;

import org.jspecify.annotations.NullMarked;
