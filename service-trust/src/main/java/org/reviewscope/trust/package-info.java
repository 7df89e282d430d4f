/**
 * Who may call a service of the suite: those who know a secret of the suite, where one is
 * configured.
 */
@NullMarked
package org.reviewscope.trust;

import org.jspecify.annotations.NullMarked;
