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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.RunningServices;
import org.reviewscope.console.launch.ServiceState;
import org.reviewscope.console.launch.ServiceStatus;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks the services that the launcher runs for their metrics every five seconds.
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
	 * What is known of a service.
	 * @param service its name
	 * @return its metrics, empty before the first scrape
	 */
	public ServiceMetrics of(String service) {
		return this.metrics.getOrDefault(service, new ServiceMetrics());
	}

	@Scheduled(fixedRateString = "${reviewscope.console.scrape.interval:5s}")
	void scrape() throws InterruptedException {
		for (RunningServices services : this.running) {
			for (ServiceStatus status : services.statuses()) {
				String text = (status.state() == ServiceState.READY) ? read(status) : null;
				if (text != null) {
					this.metrics.computeIfAbsent(status.name(), (name) -> new ServiceMetrics())
						.add(System.nanoTime(), PrometheusText.parse(text));
				}
			}
		}
	}

	private @Nullable String read(ServiceStatus status) throws InterruptedException {
		if (status.metricsUrl() == null) {
			return null;
		}
		HttpRequest request = HttpRequest.newBuilder(URI.create(status.metricsUrl()))
			.timeout(TIMEOUT)
			.header("Accept", "text/plain;version=0.0.4")
			.build();
		try {
			HttpResponse<InputStream> response = this.client.send(request, BodyHandlers.ofInputStream());
			try (InputStream body = response.body()) {
				return (response.statusCode() == 200) ? new String(body.readNBytes(MAX_BYTES), StandardCharsets.UTF_8)
						: null;
			}
		}
		catch (IOException ex) {
			// It is just stopping or starting: the next scrape will tell
			return null;
		}
	}

}
