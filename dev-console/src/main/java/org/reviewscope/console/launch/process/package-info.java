/**
 * The services as processes of this machine: started, watched, stopped and restarted.
 */
@NullMarked
package org.reviewscope.console.launch.process;

import org.jspecify.annotations.NullMarked;
