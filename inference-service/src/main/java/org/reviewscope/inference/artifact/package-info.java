/**
 * A model's artifact: the file, what it says of itself, how it is downloaded, verified
 * and kept on disk.
 */
@NullMarked
package org.reviewscope.inference.artifact;

import org.jspecify.annotations.NullMarked;
