/**
 * The overview: how the services do and who calls whom, and the buttons to stop and start
 * them.
 */
@NullMarked
package org.reviewscope.console.service;

import org.jspecify.annotations.NullMarked;
