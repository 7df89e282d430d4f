/**
 * Who is told of a fault: what real rules and mails make of it.
 */
package org.reviewscope.system.alerts;
