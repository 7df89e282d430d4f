/**
 * What a store learns of others that have the same database.
 */
@NullMarked
package org.reviewscope.modelstore.replica;

import org.jspecify.annotations.NullMarked;
