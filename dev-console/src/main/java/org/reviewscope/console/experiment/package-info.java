/**
 * The page that sends reviews and breaks the suite on purpose, and the checks that prove
 * what it should show.
 */
@NullMarked
package org.reviewscope.console.experiment;

import org.jspecify.annotations.NullMarked;
