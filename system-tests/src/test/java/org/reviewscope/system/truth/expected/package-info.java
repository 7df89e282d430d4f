/**
 * What is true of a known load: meters, traces and log lines.
 */
package org.reviewscope.system.truth.expected;
