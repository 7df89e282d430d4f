/**
 * The two load scripts, behind {@code -Pload}.
 */
package org.reviewscope.system.load;
