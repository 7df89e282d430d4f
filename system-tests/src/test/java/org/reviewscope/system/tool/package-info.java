/**
 * The console as a tool: its jar alone, and with a project of somebody else.
 */
package org.reviewscope.system.tool;
