/**
 * What clients hear while the database is away.
 */
@NullMarked
package org.reviewscope.modelstore.database;

import org.jspecify.annotations.NullMarked;
