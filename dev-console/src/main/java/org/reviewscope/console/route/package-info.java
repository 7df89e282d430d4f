/**
 * How fast each route answers over time, how much it is asked and how often it fails.
 */
@NullMarked
package org.reviewscope.console.route;

import org.jspecify.annotations.NullMarked;
