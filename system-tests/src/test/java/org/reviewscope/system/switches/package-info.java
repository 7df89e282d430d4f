/**
 * Switches that users set by a variable. They work the same in every way to start the
 * suite.
 */
package org.reviewscope.system.switches;
