/**
 * What the processes of the services write, line by line.
 */
@NullMarked
package org.reviewscope.console.launch.output;

import org.jspecify.annotations.NullMarked;
