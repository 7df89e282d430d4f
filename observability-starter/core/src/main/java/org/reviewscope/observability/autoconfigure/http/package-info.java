/**
 * Observations of HTTP requests, incoming and outgoing: names, attributes, trace ids and
 * slow requests.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.http;

import org.jspecify.annotations.NullMarked;
