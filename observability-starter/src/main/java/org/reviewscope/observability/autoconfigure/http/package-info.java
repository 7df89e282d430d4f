/**
 * HTTP requests, served and sent: their names, attributes, ids and slowness.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.http;

import org.jspecify.annotations.NullMarked;
