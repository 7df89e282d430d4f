/**
 * The API's description, as far as it is common to all calls.
 */
@NullMarked
package org.reviewscope.gateway.openapi;

import org.jspecify.annotations.NullMarked;
