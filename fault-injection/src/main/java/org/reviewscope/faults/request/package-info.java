/**
 * Faults of requests, before the service's own work.
 */
@NullMarked
package org.reviewscope.faults.request;

import org.jspecify.annotations.NullMarked;
