/**
 * What holds for every request body before a controller sees it: how large it may be, and
 * how strictly its JSON is read.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.request;

import org.jspecify.annotations.NullMarked;
