/**
 * Which clients the services answer, and what the services must not reveal.
 */
package org.reviewscope.system.trust;
