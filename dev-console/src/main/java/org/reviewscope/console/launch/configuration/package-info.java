/**
 * The configuration that Spring has resolved in the process of a service, told by that
 * process to the launcher.
 */
@NullMarked
package org.reviewscope.console.launch.configuration;

import org.jspecify.annotations.NullMarked;
