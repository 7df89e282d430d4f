package org.reviewscope.gateway.access;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.AbstractProtocol;

import org.springframework.http.HttpHeaders;

/**
 * Ends each connection with its answer while more than half of those that Tomcat takes
 * are in use. Otherwise clients that ask once and then keep quiet could hold all of them
 * for the whole time that a quiet connection is kept, and nobody else would get in.
 */
final class CrowdedValve extends ValveBase {

	CrowdedValve() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (request.getConnector().getProtocolHandler() instanceof AbstractProtocol<?> protocol
				&& protocol.getConnectionCount() > protocol.getMaxConnections() / 2) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
		}
		getNext().invoke(request, response);
	}

}
