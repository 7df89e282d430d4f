/**
 * The user's own Spring Boot projects: how each is found, built and run, and told to send
 * its telemetry to the console.
 */
@NullMarked
package org.reviewscope.console.launch.project;

import org.jspecify.annotations.NullMarked;
