package org.reviewscope.observability.autoconfigure.problem;

import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.WebRequest;

/**
 * What a client says that it accepts.
 */
final class AcceptHeader {

	private static final HeaderContentNegotiationStrategy HEADER = new HeaderContentNegotiationStrategy();

	private AcceptHeader() {
	}

	/**
	 * Whether Spring MVC can read it, so that it can choose the media type of an answer.
	 * @param request the request
	 * @return {@code false} if it is no list of media types, or too long a one
	 */
	static boolean isReadable(WebRequest request) {
		try {
			return !(request instanceof NativeWebRequest nativeRequest)
					|| !HEADER.resolveMediaTypes(nativeRequest).isEmpty();
		}
		catch (HttpMediaTypeNotAcceptableException ex) {
			return false;
		}
	}

}
