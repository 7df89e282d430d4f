/**
 * The words that registry and predictions share.
 */
@NullMarked
package org.reviewscope.modelstore.model;

import org.jspecify.annotations.NullMarked;
