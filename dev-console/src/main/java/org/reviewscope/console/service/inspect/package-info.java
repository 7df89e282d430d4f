/**
 * Looks into one service: what it writes, its variables and configuration, its JVM.
 */
@NullMarked
package org.reviewscope.console.service.inspect;

import org.jspecify.annotations.NullMarked;
