/**
 * Faults that are switched on in running services, and what is seen of them.
 */
package org.reviewscope.system.faults;
