/**
 * Who is answered, what is told to whom, and what is told to nobody.
 */
package org.reviewscope.system.trust;
