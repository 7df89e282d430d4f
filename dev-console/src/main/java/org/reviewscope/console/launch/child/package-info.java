/**
 * What runs inside a service's process when the launcher starts it.
 */
@NullMarked
package org.reviewscope.console.launch.child;

import org.jspecify.annotations.NullMarked;
