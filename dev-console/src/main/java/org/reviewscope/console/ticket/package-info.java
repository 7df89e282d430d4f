/**
 * Writes a trace as Markdown, for a ticket.
 */
@NullMarked
package org.reviewscope.console.ticket;

import org.jspecify.annotations.NullMarked;
