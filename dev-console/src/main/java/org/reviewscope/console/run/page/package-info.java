/**
 * The pages and the API of runs.
 */
@NullMarked
package org.reviewscope.console.run.page;

import org.jspecify.annotations.NullMarked;
