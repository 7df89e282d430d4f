/**
 * The images of the services in containers, behind {@code -Pcontainers}.
 */
package org.reviewscope.system.containers;
