/**
 * Model artifacts as files: checked before they are kept, found again by their checksum.
 */
@NullMarked
package org.reviewscope.modelstore.artifact;

import org.jspecify.annotations.NullMarked;
