/**
 * What holds for every request body before its feature sees it.
 */
@NullMarked
package org.reviewscope.gateway.web;

import org.jspecify.annotations.NullMarked;
