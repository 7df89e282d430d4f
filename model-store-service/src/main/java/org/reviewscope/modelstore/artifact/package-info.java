/**
 * Model artifacts as files: checked before they are kept, and found by their checksum.
 */
@NullMarked
package org.reviewscope.modelstore.artifact;

import org.jspecify.annotations.NullMarked;
