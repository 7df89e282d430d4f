/**
 * Runs the commands of the documentation, and compares what it says with the sources.
 */
package org.reviewscope.system.docs;
