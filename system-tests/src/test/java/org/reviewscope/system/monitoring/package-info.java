/**
 * Prometheus and Alertmanager: rules, alerts and their mails.
 */
package org.reviewscope.system.monitoring;
