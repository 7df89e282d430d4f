/**
 * The Collector with the repository's configuration, behind
 * {@code -Dreviewscope.collector}.
 */
package org.reviewscope.system.collector;
