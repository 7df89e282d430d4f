/**
 * Sends reviews to the gateway, as a client of the suite would.
 */
@NullMarked
package org.reviewscope.console.trial;

import org.jspecify.annotations.NullMarked;
