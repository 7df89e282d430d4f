/**
 * The page to send reviews and to break the suite on purpose, and the checks that prove
 * what follows.
 */
@NullMarked
package org.reviewscope.console.experiment;

import org.jspecify.annotations.NullMarked;
