/**
 * What the tests of several features share.
 */
package org.reviewscope.gateway.testing;
