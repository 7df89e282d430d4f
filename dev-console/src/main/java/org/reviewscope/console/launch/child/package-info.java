/**
 * The part of the launcher that runs inside the process of each service.
 */
@NullMarked
package org.reviewscope.console.launch.child;

import org.jspecify.annotations.NullMarked;
