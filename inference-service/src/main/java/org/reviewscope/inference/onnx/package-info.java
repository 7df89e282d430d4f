/**
 * A model in memory: its tokenizer and its graph in ONNX Runtime.
 */
@NullMarked
package org.reviewscope.inference.onnx;

import org.jspecify.annotations.NullMarked;
