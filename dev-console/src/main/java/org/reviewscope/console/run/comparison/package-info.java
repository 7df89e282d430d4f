/**
 * Compares two runs: what is slower, fails more often or asks the database more often,
 * beyond chance.
 */
@NullMarked
package org.reviewscope.console.run.comparison;

import org.jspecify.annotations.NullMarked;
