/**
 * The Collector with the repository's configuration, behind {@code -Pcollector}.
 */
package org.reviewscope.system.collector;
