/**
 * A web server that stops without cutting a request.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.drain;

import org.jspecify.annotations.NullMarked;
