/**
 * What the services told: scrapes, spans and log lines.
 */
package org.reviewscope.system.truth.received;
