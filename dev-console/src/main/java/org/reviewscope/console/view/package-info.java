/**
 * Shows what has been received: pages for people, JSON for programs.
 */
@NullMarked
package org.reviewscope.console.view;

import org.jspecify.annotations.NullMarked;
