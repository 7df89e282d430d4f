package org.reviewscope.console.scrape;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads the metrics of the services that the launcher runs or that are configured, every
 * five seconds.
 */
@Component
public class Scraper {

	private static final Duration TIMEOUT = Duration.ofSeconds(4);

	// A scrape of this suite has some 300 kB
	private static final int MAX_BYTES = 4 * 1024 * 1024;

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

	private final Map<String, ServiceMetrics> metrics = new ConcurrentHashMap<>();

	private final Map<String, String> problems = new ConcurrentHashMap<>();

	private final ObjectProvider<RunningServices> running;

	private final ScrapeProperties properties;

	Scraper(ObjectProvider<RunningServices> running, ScrapeProperties properties) {
		this.running = running;
		this.properties = properties;
	}

	/**
	 * The services whose metrics are read: those of the launcher, and those of the
	 * configuration.
	 * @return their names
	 */
	public List<String> services() {
		return Stream.concat(statuses().map(ServiceStatus::name), this.properties.targets().keySet().stream())
			.distinct()
			.toList();
	}

	/**
	 * Why the last scrape of a service has failed.
	 * @param service its name
	 * @return a few words, {@code null} when it has not
	 */
	public @Nullable String problem(String service) {
		return this.problems.get(service);
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
		return read(status.name(), status.metricsUrl());
	}

	private List<MetricFamily> read(String service, String url) throws InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url))
			.timeout(TIMEOUT)
			.header("Accept", "text/plain;version=0.0.4")
			.build();
		try {
			HttpResponse<String> response = send(request);
			this.problems.remove(service);
			return (response.statusCode() == 200) ? PrometheusText.parse(response.body()) : List.of();
		}
		catch (IOException ex) {
			// It is stopping or starting: the next scrape may succeed
			this.problems.put(service, (ex instanceof ConnectException) ? "nobody listens at its address"
					: (ex instanceof HttpTimeoutException) ? "no answer in time" : "the connection breaks");
			return List.of();
		}
	}

	// The request's timeout ends with the headers: a service that is frozen after them
	// would stop the reading of all others
	private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
		CompletableFuture<HttpResponse<String>> response = this.client.sendAsync(request,
				BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_BYTES));
		try {
			return response.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		}
		catch (TimeoutException ex) {
			response.cancel(true);
			throw new HttpTimeoutException("The body takes too long");
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof IOException cause) ? cause : new IOException(ex.getCause());
		}
	}

	@Scheduled(fixedRateString = "${reviewscope.console.scrape.interval:5s}")
	void scrape() throws InterruptedException {
		for (ServiceStatus status : statuses().toList()) {
			keep(status.name(), read(status));
		}
		for (Map.Entry<String, URI> target : this.properties.targets().entrySet()) {
			keep(target.getKey(), read(target.getKey(), target.getValue().toString()));
		}
	}

	private void keep(String service, List<MetricFamily> families) {
		if (!families.isEmpty()) {
			this.metrics.computeIfAbsent(service, (_) -> new ServiceMetrics())
				.add(System.nanoTime(), System.currentTimeMillis(), families);
		}
	}

	private Stream<ServiceStatus> statuses() {
		return this.running.stream().flatMap((services) -> services.statuses().stream());
	}

}
