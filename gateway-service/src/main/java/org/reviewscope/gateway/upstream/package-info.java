/**
 * What stands between the gateway and a neighbour that is slow, overloaded or away.
 */
@NullMarked
package org.reviewscope.gateway.upstream;

import org.jspecify.annotations.NullMarked;
