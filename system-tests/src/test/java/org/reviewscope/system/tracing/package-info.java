/**
 * One request: its trace through the three services, and the names in it.
 */
package org.reviewscope.system.tracing;
