/**
 * The model that serves: fetched from the store, verified, kept on disk, and swapped
 * while requests run.
 */
@NullMarked
package org.reviewscope.inference.model;

import org.jspecify.annotations.NullMarked;
