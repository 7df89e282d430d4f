/**
 * The launcher of {@code ./mvnw -Pup} with the three services, and what it shows of them.
 */
package org.reviewscope.system.launch;
