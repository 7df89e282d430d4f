/**
 * Requests that the gateway refuses itself, without calling another service: counted by
 * reason and logged.
 */
@NullMarked
package org.reviewscope.gateway.refusal;

import org.jspecify.annotations.NullMarked;
