/**
 * What users and administrators get over HTTP, while all is well and while a service is
 * away.
 */
package org.reviewscope.system.api;
