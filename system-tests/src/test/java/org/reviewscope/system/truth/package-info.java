/**
 * A known load, and checks of every number that the suite reports about it.
 */
package org.reviewscope.system.truth;
