/**
 * Who may change the registry.
 */
@NullMarked
package org.reviewscope.modelstore.security;

import org.jspecify.annotations.NullMarked;
