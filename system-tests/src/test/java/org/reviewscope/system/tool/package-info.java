/**
 * The console as a tool: its jar alone, and with a project from elsewhere.
 */
package org.reviewscope.system.tool;
