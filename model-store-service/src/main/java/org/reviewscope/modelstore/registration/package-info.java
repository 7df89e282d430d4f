/**
 * How versions of models get into the registry: by an upload, or from the files that an
 * empty registry starts with.
 */
@NullMarked
package org.reviewscope.modelstore.registration;

import org.jspecify.annotations.NullMarked;
