/**
 * Runs of the real suite, compared: what the console finds, and what it finds wrongly.
 */
package org.reviewscope.system.runs;
