/**
 * What a user switches by a variable, the same in every way to start the suite.
 */
package org.reviewscope.system.switches;
