package org.reviewscope.system.clouds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.system.collector.CollectorBackends;
import org.reviewscope.system.collector.CollectorProcess;
import org.reviewscope.system.collector.NeedsCollector;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.truth.KnownRun;
import org.reviewscope.system.truth.KnownRunExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Collector with a vendor's overlay, between the services of a {@link KnownRun} and a
 * server in the vendor's place. Tempo and Loki have stand-ins, too.
 */
@NeedsCollector
@ExtendWith(KnownRunExtension.class)
public abstract class AbstractCloudSystemTests {

	private static final Path LOG = Path.of("target/system-tests/collector.log");

	protected final Vendor vendor = new Vendor();

	protected final CollectorBackends local = new CollectorBackends();

	private final Set<String> asked = ConcurrentHashMap.newKeySet();

	@TempDir
	Path folder;

	protected KnownRun run;

	ScrapedServices services;

	CollectorProcess collector;

	@BeforeEach
	void use(KnownRun run) {
		this.run = run;
		this.services = new ScrapedServices(run);
	}

	@AfterEach
	void stop() {
		this.vendor.close();
		if (this.collector != null) {
			this.collector.close();
		}
		this.services.close();
		this.local.close();
	}

	protected void start(String overlay, Map<String, String> settings) {
		start(List.of("clouds", overlay), settings);
	}

	protected void start(List<String> overlays, Map<String, String> settings) {
		Map<String, String> all = new HashMap<>(this.services.targets());
		all.put("SCRAPE_INTERVAL", "1s");
		all.putAll(settings);
		this.collector = CollectorProcess.start(this.local, this.folder, all, overlays.toArray(String[]::new));
	}

	/** As if the services had started after the Collector. */
	protected void startServicesLater() {
		this.services.startedAt(Instant.now().plusSeconds(60));
	}

	protected void failScrapes(boolean fail) {
		this.services.answer(fail ? 503 : 200);
	}

	/** Sends on what the services have sent, as they have sent it. */
	protected void replay() {
		this.run.receiver().requests().forEach((request) -> send(request.path(), request.body()));
	}

	void send(String path, byte[] body) {
		Http.Answer answer = Http.send(Http.request("http://localhost:" + this.collector.port("OTLP_HTTP_PORT") + path)
			.header("content-type", "application/x-protobuf")
			.POST(BodyPublishers.ofByteArray(body)));
		assertThat(answer.status()).isEqualTo(200);
	}

	/** A file as the overlay's secret. */
	protected String secret(String content) {
		try {
			return Files.writeString(this.folder.resolve("secret"), content).toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** As of a vendor that has no time for what it is sent first at each address. */
	protected int throttledOnce(Vendor.Request request) {
		return this.asked.add(request.path()) ? 429 : 200;
	}

	/** One of the Collector's own counters. */
	protected double own(String counter, String exporter) {
		return new Scrape(this.collector.ownMetrics()).sum(counter, "exporter=\"" + exporter + "\"");
	}

	/** What the Collectors of all tests have printed. */
	protected static String printed() {
		try {
			return Files.exists(LOG) ? Files.readString(LOG) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Compares all series of each service with its scrape, and the traces they name. */
	protected void assertDeliveredMetricsAreThoseOfTheServices() {
		await("the metrics of all services").untilAsserted(() -> KnownRun.SERVICES.forEach((service) -> assertThat(
				MetricSeries.of(this.vendor.delivered().metricsOf(service)).differences(this.services.series(service)))
			.as(service)
			.isEmpty()));
		Set<String> named = new TreeSet<>();
		KnownRun.SERVICES.forEach((service) -> named.addAll(this.services.exemplars(service)));
		assertThat(named).as("traces in scrapes").isNotEmpty();
		assertThat(MetricSeries.exemplars(this.vendor.delivered().metrics())).isEqualTo(named);
	}

	protected static ConditionFactory await(String what) {
		return Awaitility.await(what).atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
	}

}
