package org.reviewscope.system.clouds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpServer;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.truth.KnownRun;

/**
 * The management ports of the services of a {@link KnownRun}: they give what the services
 * gave then, so that the run's own requests are known to be what is counted.
 */
final class ScrapedServices implements AutoCloseable {

	private static final Map<String, String> TARGETS = Map.of(KnownRun.GATEWAY, "GATEWAY_TARGET", KnownRun.INFERENCE,
			"INFERENCE_TARGET", KnownRun.STORE, "MODEL_STORE_TARGET");

	private static final Pattern EXEMPLAR = Pattern.compile(" # \\{.*?trace_id=\"([0-9a-f]{32})\".*");

	private static final Pattern START = Pattern.compile("^(process_start_time_seconds\\S*) .*$", Pattern.MULTILINE);

	private final Map<String, HttpServer> servers = new HashMap<>();

	private final Map<String, Http.Answer> scrapes;

	private volatile String start = "$0";

	private volatile int status = 200;

	ScrapedServices(KnownRun run) {
		this.scrapes = run.openMetrics();
		this.scrapes.forEach((service, scrape) -> this.servers.put(service, serve(scrape)));
	}

	/** Variables of {@code otel-collector/clouds.yaml}. */
	Map<String, String> targets() {
		return addresses().entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> TARGETS.get(entry.getKey()), Map.Entry::getValue));
	}

	/** Host and port of each service. */
	Map<String, String> addresses() {
		return this.servers.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
					(entry) -> "127.0.0.1:" + entry.getValue().getAddress().getPort()));
	}

	/** From now on the services answer so. */
	void answer(int status) {
		this.status = status;
	}

	/** From now on the services say that they have started then. */
	void startedAt(Instant start) {
		this.start = "$1 " + start.getEpochSecond();
	}

	/** Every series of a service with its value. */
	MetricSeries series(String service) {
		return MetricSeries.ofText(this.scrapes.get(service).body().replaceAll(EXEMPLAR.pattern(), ""));
	}

	Set<String> exemplars(String service) {
		return EXEMPLAR.matcher(this.scrapes.get(service).body())
			.results()
			.map((MatchResult match) -> match.group(1))
			.collect(Collectors.toSet());
	}

	@Override
	public void close() {
		this.servers.values().forEach((server) -> server.stop(0));
	}

	private HttpServer serve(Http.Answer scrape) {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.createContext("/actuator/prometheus", (exchange) -> {
				try (exchange) {
					byte[] body = START.matcher(scrape.body()).replaceAll(this.start).getBytes();
					exchange.getResponseHeaders().add("content-type", scrape.header("content-type"));
					exchange.sendResponseHeaders(this.status, body.length);
					exchange.getResponseBody().write(body);
				}
			});
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
