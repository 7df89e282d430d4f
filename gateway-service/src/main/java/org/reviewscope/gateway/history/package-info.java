/**
 * What was predicted earlier, and what people say of it: the calls that go to the model
 * store.
 */
@NullMarked
package org.reviewscope.gateway.history;

import org.jspecify.annotations.NullMarked;
