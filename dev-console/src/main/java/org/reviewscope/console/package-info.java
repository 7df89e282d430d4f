/**
 * The suite on a JDK alone: starts it, receives its telemetry and shows it.
 */
@NullMarked
package org.reviewscope.console;

import org.jspecify.annotations.NullMarked;
