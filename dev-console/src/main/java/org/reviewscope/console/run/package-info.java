/**
 * A run: what the requests of a time range were like, in a form that can be compared with
 * another's.
 */
@NullMarked
package org.reviewscope.console.run;

import org.jspecify.annotations.NullMarked;
