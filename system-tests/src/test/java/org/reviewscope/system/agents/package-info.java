/**
 * An agent without a mind: a script that finds the cause of trouble with the console's
 * tools alone.
 */
package org.reviewscope.system.agents;
