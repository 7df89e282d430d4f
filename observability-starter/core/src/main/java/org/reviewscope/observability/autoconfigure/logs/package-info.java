/**
 * Log lines over OTLP, without a logback-spring.xml in each service.
 */
@NullMarked
package org.reviewscope.observability.autoconfigure.logs;

import org.jspecify.annotations.NullMarked;
