package org.reviewscope.faults.neighbour;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.reviewscope.faults.Fault;
import org.reviewscope.faults.FaultDescription;
import org.reviewscope.faults.FaultDescription.Signs;
import org.reviewscope.faults.FaultParameters;

import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Calls to other services that fail as if nothing listened there.
 */
class ConnectionRefused implements Fault, ClientHttpRequestInterceptor {

	private volatile @Nullable String refused;

	@Override
	public FaultDescription description() {
		return new FaultDescription("connection-refused",
				"Calls whose URL contains a text fail as if nobody listened there; by default all calls.",
				"gateway-service, inference-service", Map.of("to", ""),
				new Signs("http_client_requests_seconds",
						"the count with outcome UNKNOWN rises; the other service counts fewer requests",
						"a red client span with nothing below it; the gateway tries three times, with an event “retry” for each further one",
						"“Answered 503 on …” of the gateway; in inference-service “No prediction waits any more” at the end",
						"ErrorSpike of gateway-service; PredictionsUnrecorded after a quarter of an hour"));
	}

	@Override
	public Runnable begin(FaultParameters parameters) {
		this.refused = parameters.text("to");
		return () -> this.refused = null;
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		String to = this.refused;
		if (to != null && request.getURI().toString().contains(to)) {
			throw new ConnectException("Connection refused");
		}
		return execution.execute(request, body);
	}

}
