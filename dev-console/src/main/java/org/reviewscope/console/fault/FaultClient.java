package org.reviewscope.console.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Asks the services for their faults, and switches them. A service that does not answer
 * in time is shown as it was: one of the faults is to blame.
 */
@Component
class FaultClient {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final int OK = 200;

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

	private final Map<String, List<FaultState>> known = new ConcurrentHashMap<>();

	private final JsonMapper json;

	FaultClient(JsonMapper json) {
		this.json = json;
	}

	/**
	 * The faults of a service.
	 * @param service the service
	 * @return its faults, empty when it was started without them
	 */
	List<FaultState> faults(ServiceStatus service) {
		if (service.state() != ServiceState.READY || service.metricsUrl() == null) {
			return List.of();
		}
		try {
			HttpResponse<String> answer = send(request(service, "").GET());
			this.known.put(service.name(), (answer.statusCode() == OK) ? read(answer.body()) : List.of());
		}
		catch (IOException | JacksonException ex) {
			// It answers later, or it is no service of this suite
		}
		return this.known.getOrDefault(service.name(), List.of());
	}

	void begin(ServiceStatus service, String fault) {
		change(service, fault, "POST");
	}

	void end(ServiceStatus service, String fault) {
		change(service, fault, "DELETE");
	}

	private void change(ServiceStatus service, String fault, String method) {
		try {
			send(request(service, "/" + fault).method(method, BodyPublishers.noBody()));
		}
		catch (IOException ex) {
			// The page shows the result
		}
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
		try {
			return this.client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	private List<FaultState> read(String body) {
		return Arrays.asList(this.json.readValue(body, FaultState[].class));
	}

	// Beside the metrics, on the management port
	static String endpoint(ServiceStatus service) {
		return String.valueOf(service.metricsUrl()).replaceFirst("/prometheus$", "/faults");
	}

	private static HttpRequest.Builder request(ServiceStatus service, String path) {
		return HttpRequest.newBuilder(URI.create(endpoint(service) + path));
	}

}
