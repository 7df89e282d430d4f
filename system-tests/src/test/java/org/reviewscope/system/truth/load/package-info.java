/**
 * What is sent, in which order, and what each request is to leave behind.
 */
package org.reviewscope.system.truth.load;
