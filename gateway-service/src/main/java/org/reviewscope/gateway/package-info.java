/**
 * Public API and page of the suite.
 */
@NullMarked
package org.reviewscope.gateway;

import org.jspecify.annotations.NullMarked;
