package org.reviewscope.observability.autoconfigure.http;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A request that this service answers, on any web stack, as its observation sees it.
 */
public interface ServerRequest {

	String method();

	String scheme();

	/**
	 * Returns the host that the request was sent to.
	 * @return a name or an address
	 */
	String host();

	/**
	 * Returns the port that the request was sent to.
	 * @return the scheme's own port where the request names none
	 */
	int port();

	/**
	 * Returns the path as it was sent.
	 * @return the path without the query
	 */
	String path();

	/**
	 * Returns the path below the one at which the application is deployed.
	 * @return the path that patterns are compared with
	 */
	String pathWithinApplication();

	/**
	 * Returns the address of the client.
	 * @return {@code null} if it is not known
	 */
	@Nullable String client();

	@Nullable String userAgent();

	/**
	 * Returns the values of a header, one for each line.
	 * @param name the header's name
	 * @return none if the request does not have it
	 */
	List<String> header(String name);

	/**
	 * Returns the pattern of the path that the request was matched with.
	 * @return {@code null} if it matched none, or not yet
	 */
	@Nullable String route();

	/**
	 * Returns the status of the answer.
	 * @return {@code null} if there is none
	 */
	@Nullable Integer status();

	@Nullable Throwable error();

	default boolean isServerError() {
		Integer status = status();
		return status != null && status >= 500;
	}

}
