package org.reviewscope.console.experiment;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.scrape.MetricFamily;
import org.reviewscope.console.scrape.Scraper;
import org.reviewscope.console.store.LogFilter;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.LogSeverity;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.Trace;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads the traces, logs, metrics and states of the suite. The checks use nothing else.
 */
@Component
class Signals {

	private static final String GATEWAY = "gateway-service";

	private final TelemetryStore store;

	private final Scraper scraper;

	private final ObjectProvider<RunningServices> services;

	Signals(TelemetryStore store, Scraper scraper, ObjectProvider<RunningServices> services) {
		this.store = store;
		this.scraper = scraper;
		this.services = services;
	}

	Optional<ServiceStatus> status(String service) {
		return this.services.stream()
			.flatMap((running) -> running.statuses().stream())
			.filter((status) -> status.name().equals(service))
			.findFirst();
	}

	boolean isReady(String service) {
		return status(service).filter((status) -> status.state() == ServiceState.READY).isPresent();
	}

	boolean isGone(String service) {
		return status(service).filter((status) -> status.state() == ServiceState.STOPPED && status.pid() == null)
			.isPresent();
	}

	/**
	 * Stops a service.
	 * @param service the service
	 * @return completes when it has stopped, or stopping it has failed
	 */
	CompletableFuture<Void> stop(String service) {
		return CompletableFuture
			.allOf(this.services.stream().map((running) -> running.stop(service)).toArray(CompletableFuture[]::new));
	}

	String gateway() {
		return status(GATEWAY).map(ServiceStatus::url).orElse("");
	}

	/**
	 * Asks a service for its metrics now, outside the regular scrapes.
	 * @param service the service
	 * @return its scrape, empty when it does not answer
	 * @throws InterruptedException when interrupted while waiting
	 */
	List<MetricFamily> scrapeNow(String service) throws InterruptedException {
		Optional<ServiceStatus> status = status(service);
		return status.isPresent() ? this.scraper.read(status.get()) : List.of();
	}

	/**
	 * The value of a counter in the newest regular scrape.
	 * @param counter the counter
	 * @return its value, 0 when it has none
	 */
	double value(Counter counter) {
		return counter.valueIn(this.scraper.of(counter.service()).families());
	}

	List<Span> spans(String traceId) {
		return this.store.find(traceId).map(Trace::spans).orElse(List.of());
	}

	/**
	 * The spans of later work that was caused by a trace.
	 * @param traceId the trace
	 * @return the other traces' spans that link to it
	 */
	List<Span> linkedTo(String traceId) {
		return this.store.linkedTo(traceId);
	}

	List<LogLine> warnings(String traceId) {
		return this.store.searchLogs(new LogFilter("", LogSeverity.WARN, "", traceId), 1);
	}

}
