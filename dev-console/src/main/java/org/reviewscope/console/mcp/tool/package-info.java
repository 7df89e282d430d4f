/**
 * The tools of agents: what each is asked, and its answers.
 */
@NullMarked
package org.reviewscope.console.mcp.tool;

import org.jspecify.annotations.NullMarked;
