/**
 * Faults of the database, as the service sees it.
 */
@NullMarked
package org.reviewscope.faults.database;

import org.jspecify.annotations.NullMarked;
