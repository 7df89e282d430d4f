/**
 * What a database can store, and the answer to clients while it does not answer.
 */
@NullMarked
package org.reviewscope.modelstore.database;

import org.jspecify.annotations.NullMarked;
