/**
 * What only the whole suite can show.
 */
package org.reviewscope.system;
