/**
 * Faults of requests: what comes before the service's own work.
 */
@NullMarked
package org.reviewscope.faults.request;

import org.jspecify.annotations.NullMarked;
