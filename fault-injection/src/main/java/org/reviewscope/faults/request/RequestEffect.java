package org.reviewscope.faults.request;

import jakarta.servlet.http.HttpServletResponse;

/**
 * What a fault does to a request, before the service's own work and within its span.
 */
@FunctionalInterface
public interface RequestEffect {

	/**
	 * Does it.
	 * @param route method and pattern of the request's path
	 * @param response the answer, for an effect that answers itself
	 * @return whether the service goes on with the request
	 * @throws Exception if the request is to fail
	 */
	boolean apply(String route, HttpServletResponse response) throws Exception;

}
