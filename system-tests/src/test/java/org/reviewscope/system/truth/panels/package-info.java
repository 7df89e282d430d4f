/**
 * What the dashboards show of a known load.
 */
package org.reviewscope.system.truth.panels;
