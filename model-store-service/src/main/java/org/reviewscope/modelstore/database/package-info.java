/**
 * The answer to clients while the database does not answer.
 */
@NullMarked
package org.reviewscope.modelstore.database;

import org.jspecify.annotations.NullMarked;
