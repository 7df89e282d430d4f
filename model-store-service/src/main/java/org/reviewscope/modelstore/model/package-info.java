/**
 * Values that the registry and the predictions share.
 */
@NullMarked
package org.reviewscope.modelstore.model;

import org.jspecify.annotations.NullMarked;
