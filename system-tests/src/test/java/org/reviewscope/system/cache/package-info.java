/**
 * The cache of results in a real Redis.
 */
package org.reviewscope.system.cache;
