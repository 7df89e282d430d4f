/**
 * A known load, and every number that the suite tells of it.
 */
package org.reviewscope.system.truth;
