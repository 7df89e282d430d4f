/**
 * What was received from the services: scrapes, spans and log lines.
 */
package org.reviewscope.system.truth.received;
