/**
 * Who may use the console: programs and pages of this machine, each on its own port.
 */
@NullMarked
package org.reviewscope.console.access;

import org.jspecify.annotations.NullMarked;
