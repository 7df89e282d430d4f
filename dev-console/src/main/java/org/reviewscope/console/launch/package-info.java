/**
 * Starts the three services as processes of this machine, watches them and stops them.
 */
@NullMarked
package org.reviewscope.console.launch;

import org.jspecify.annotations.NullMarked;
