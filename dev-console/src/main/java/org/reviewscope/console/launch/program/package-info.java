/**
 * What a service's process runs: its class path, JVM options, environment variables and
 * AOT cache.
 */
@NullMarked
package org.reviewscope.console.launch.program;

import org.jspecify.annotations.NullMarked;
