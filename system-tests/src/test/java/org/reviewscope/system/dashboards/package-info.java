/**
 * The dashboards' queries, asked of real data.
 */
package org.reviewscope.system.dashboards;
