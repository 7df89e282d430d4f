/**
 * What the descriptions of all API calls have in common.
 */
@NullMarked
package org.reviewscope.gateway.openapi;

import org.jspecify.annotations.NullMarked;
