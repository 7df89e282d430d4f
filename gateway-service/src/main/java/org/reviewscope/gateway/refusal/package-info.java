/**
 * Requests that the gateway refuses itself, without asking a neighbour: counted by reason
 * and noted in the log.
 */
@NullMarked
package org.reviewscope.gateway.refusal;

import org.jspecify.annotations.NullMarked;
