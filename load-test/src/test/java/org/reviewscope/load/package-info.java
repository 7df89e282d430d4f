/**
 * The load that the suite is shown under: the same users as in the locustfile.
 */
@NullMarked
package org.reviewscope.load;

import org.jspecify.annotations.NullMarked;
