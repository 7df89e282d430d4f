/**
 * The server of the Model Context Protocol: what programs that act for people, agents,
 * may ask the console.
 */
@NullMarked
package org.reviewscope.console.mcp;

import org.jspecify.annotations.NullMarked;
