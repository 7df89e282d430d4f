package org.reviewscope.observability.autoconfigure.servlet;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The trace id of a request for code that runs when its span has ended, as the error page
 * of the servlet container does.
 */
public final class RequestTrace {

	private static final String ATTRIBUTE = RequestTrace.class.getName() + ".traceId";

	private RequestTrace() {
	}

	public static void remember(ServletRequest request, String traceId) {
		request.setAttribute(ATTRIBUTE, traceId);
	}

	public static @Nullable String traceId(ServletRequest request) {
		return (String) request.getAttribute(ATTRIBUTE);
	}

}
