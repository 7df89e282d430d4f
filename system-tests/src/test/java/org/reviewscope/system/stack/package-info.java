/**
 * The backends of a running {@code docker compose up}, behind {@code -Pstack}.
 */
package org.reviewscope.system.stack;
