/**
 * Calls to the API that a program generates at random.
 */
package org.reviewscope.system.fuzz;
