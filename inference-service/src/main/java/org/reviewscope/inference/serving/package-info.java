/**
 * Which model serves: the active version is asked for, loaded, and swapped while requests
 * run.
 */
@NullMarked
package org.reviewscope.inference.serving;

import org.jspecify.annotations.NullMarked;
