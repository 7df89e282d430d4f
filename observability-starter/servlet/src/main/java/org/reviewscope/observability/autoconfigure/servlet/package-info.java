/**
 * What a service on Spring MVC's stack, with a servlet container, adds.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.servlet;

import org.jspecify.annotations.NullMarked;
