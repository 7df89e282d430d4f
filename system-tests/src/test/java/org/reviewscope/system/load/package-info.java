/**
 * The two load scripts, behind {@code -Dreviewscope.locust}.
 */
package org.reviewscope.system.load;
