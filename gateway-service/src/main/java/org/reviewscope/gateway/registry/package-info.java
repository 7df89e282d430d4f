/**
 * The list of models and versions, from the model store.
 */
@NullMarked
package org.reviewscope.gateway.registry;

import org.jspecify.annotations.NullMarked;
