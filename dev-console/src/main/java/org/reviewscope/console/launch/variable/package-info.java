/**
 * The environment variables of a service, and how the user has changed them.
 */
@NullMarked
package org.reviewscope.console.launch.variable;

import org.jspecify.annotations.NullMarked;
