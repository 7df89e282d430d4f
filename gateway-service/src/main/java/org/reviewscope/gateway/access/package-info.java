/**
 * What browsers may do with the gateway's answers.
 */
@NullMarked
package org.reviewscope.gateway.access;

import org.jspecify.annotations.NullMarked;
