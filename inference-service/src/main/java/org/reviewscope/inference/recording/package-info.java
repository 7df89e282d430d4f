/**
 * The record of predictions in the model store: in the request if the store answers in
 * time, in the background if not.
 */
@NullMarked
package org.reviewscope.inference.recording;

import org.jspecify.annotations.NullMarked;
