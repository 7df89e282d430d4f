/**
 * What a service on Spring WebFlux adds.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.reactive;

import org.jspecify.annotations.NullMarked;
