/**
 * The faults that can be switched on in the services: what each shows, and its buttons.
 */
@NullMarked
package org.reviewscope.console.fault;

import org.jspecify.annotations.NullMarked;
