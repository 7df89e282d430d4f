/**
 * Faults of the process: memory, processor and threads.
 */
@NullMarked
package org.reviewscope.faults.process;

import org.jspecify.annotations.NullMarked;
