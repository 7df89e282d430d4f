/**
 * More than one of each service behind a balancer.
 */
package org.reviewscope.system.replicas;
