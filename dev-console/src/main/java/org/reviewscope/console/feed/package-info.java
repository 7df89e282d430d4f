/**
 * Passes on what arrives to those who follow, each within a limit.
 */
@NullMarked
package org.reviewscope.console.feed;

import org.jspecify.annotations.NullMarked;
