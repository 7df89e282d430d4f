/**
 * The program behind {@code ./mvnw -Pup}: its settings, its ports, and the start and stop
 * of everything.
 */
@NullMarked
package org.reviewscope.console.launch;

import org.jspecify.annotations.NullMarked;
