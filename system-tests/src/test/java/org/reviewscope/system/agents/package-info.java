/**
 * A script that plays an agent: it finds the cause of trouble with the console's tools
 * alone.
 */
package org.reviewscope.system.agents;
