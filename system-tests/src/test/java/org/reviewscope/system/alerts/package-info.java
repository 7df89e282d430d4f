/**
 * Who is notified of a fault, by the real rules and mails.
 */
package org.reviewscope.system.alerts;
