package org.reviewscope.console.scrape;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads the metrics of the services that the launcher runs, every five seconds.
 */
@Component
public class Scraper {

	private static final Duration TIMEOUT = Duration.ofSeconds(4);

	// A scrape of this suite has some 300 kB
	private static final int MAX_BYTES = 4 * 1024 * 1024;

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

	private final Map<String, ServiceMetrics> metrics = new ConcurrentHashMap<>();

	private final ObjectProvider<RunningServices> running;

	Scraper(ObjectProvider<RunningServices> running) {
		this.running = running;
	}

	/**
	 * The metrics of a service.
	 * @param service its name
	 * @return its metrics, empty before the first scrape
	 */
	public ServiceMetrics of(String service) {
		return this.metrics.getOrDefault(service, new ServiceMetrics());
	}

	/**
	 * Reads the metrics of a service now, without keeping them.
	 * @param status the service
	 * @return its metrics, empty when it does not answer
	 * @throws InterruptedException when interrupted while waiting
	 */
	public List<MetricFamily> read(ServiceStatus status) throws InterruptedException {
		if (status.state() != ServiceState.READY || status.metricsUrl() == null) {
			return List.of();
		}
		HttpRequest request = HttpRequest.newBuilder(URI.create(status.metricsUrl()))
			.timeout(TIMEOUT)
			.header("Accept", "text/plain;version=0.0.4")
			.build();
		try {
			HttpResponse<InputStream> response = this.client.send(request, BodyHandlers.ofInputStream());
			try (InputStream body = response.body()) {
				return (response.statusCode() == 200)
						? PrometheusText.parse(new String(body.readNBytes(MAX_BYTES), StandardCharsets.UTF_8))
						: List.of();
			}
		}
		catch (IOException ex) {
			// It is stopping or starting: the next scrape may succeed
			return List.of();
		}
	}

	@Scheduled(fixedRateString = "${reviewscope.console.scrape.interval:5s}")
	void scrape() throws InterruptedException {
		for (RunningServices services : this.running) {
			for (ServiceStatus status : services.statuses()) {
				List<MetricFamily> families = read(status);
				if (!families.isEmpty()) {
					this.metrics.computeIfAbsent(status.name(), (name) -> new ServiceMetrics())
						.add(System.nanoTime(), families);
				}
			}
		}
	}

}
