/**
 * Hostile clients: invented names, garbage in headers, connections that are held and not
 * used.
 */
package org.reviewscope.system.hostile;
