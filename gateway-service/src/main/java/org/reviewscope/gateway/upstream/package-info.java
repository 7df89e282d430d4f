/**
 * Calls to the services behind the gateway: limits, retries and circuit breakers for the
 * time when one of them is slow, overloaded or down.
 */
@NullMarked
package org.reviewscope.gateway.upstream;

import org.jspecify.annotations.NullMarked;
