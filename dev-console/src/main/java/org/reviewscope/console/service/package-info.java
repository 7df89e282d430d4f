/**
 * The overview page: the state and load of the services, the calls between them, and the
 * buttons that stop and start them. Also the services as JSON.
 */
@NullMarked
package org.reviewscope.console.service;

import org.jspecify.annotations.NullMarked;
