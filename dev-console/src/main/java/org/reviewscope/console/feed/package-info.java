/**
 * Passes on what arrives to readers, each within a limit.
 */
@NullMarked
package org.reviewscope.console.feed;

import org.jspecify.annotations.NullMarked;
