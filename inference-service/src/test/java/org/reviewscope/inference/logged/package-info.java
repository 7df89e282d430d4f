/**
 * What the service logs, as tests see it.
 */
package org.reviewscope.inference.logged;
