/**
 * The backends of a running {@code docker compose up}, behind
 * {@code -Dreviewscope.stack}.
 */
package org.reviewscope.system.stack;
