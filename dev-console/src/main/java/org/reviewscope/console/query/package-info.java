/**
 * The filter language for spans and log records: a query is compiled once, and then asked
 * about each of them.
 */
@NullMarked
package org.reviewscope.console.query;

import org.jspecify.annotations.NullMarked;
