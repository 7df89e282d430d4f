/**
 * Earlier predictions and the feedback on them, from the model store.
 */
@NullMarked
package org.reviewscope.gateway.history;

import org.jspecify.annotations.NullMarked;
