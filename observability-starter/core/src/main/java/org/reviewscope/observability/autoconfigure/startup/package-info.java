/**
 * Log lines that say at start when this starter cannot do its work here.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.startup;

import org.jspecify.annotations.NullMarked;
