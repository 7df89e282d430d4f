/**
 * The tools of agents that read: services, spans, traces, logs and metrics, and what
 * changed.
 */
@NullMarked
package org.reviewscope.console.mcp.read;

import org.jspecify.annotations.NullMarked;
