package org.reviewscope.console.proof;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.query.Query;
import org.reviewscope.console.scrape.MetricFamily;
import org.reviewscope.console.scrape.Scraper;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.Trace;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads the traces, logs, metrics and states of the suite. Checks use nothing else.
 */
@Component
public class Signals {

	private static final String GATEWAY = "gateway-service";

	private static final int NEWEST = 50;

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

	public boolean isReady(String service) {
		return status(service).filter((status) -> status.state() == ServiceState.READY).isPresent();
	}

	public boolean isGone(String service) {
		return status(service).filter((status) -> status.state() == ServiceState.STOPPED && status.pid() == null)
			.isPresent();
	}

	/**
	 * Stops a service.
	 * @param service the service
	 * @return completes when it has stopped, or stopping it has failed
	 */
	public CompletableFuture<Void> stop(String service) {
		return CompletableFuture
			.allOf(this.services.stream().map((running) -> running.stop(service)).toArray(CompletableFuture[]::new));
	}

	public String gateway() {
		return status(GATEWAY).map(ServiceStatus::url).orElse("");
	}

	/**
	 * Asks a service for its metrics now, outside the regular scrapes.
	 * @param service the service
	 * @return its scrape, empty when it does not answer
	 * @throws InterruptedException when interrupted while waiting
	 */
	public List<MetricFamily> scrapeNow(String service) throws InterruptedException {
		Optional<ServiceStatus> status = status(service);
		return status.isPresent() ? this.scraper.read(status.get()) : List.of();
	}

	/**
	 * The value of a counter in the newest regular scrape.
	 * @param counter the counter
	 * @return its value, 0 when it has none
	 */
	public double value(Counter counter) {
		return counter.valueIn(this.scraper.of(counter.service()).families());
	}

	public List<Span> spans(String traceId) {
		return this.store.find(traceId).map(Trace::spans).orElse(List.of());
	}

	/**
	 * The spans of later work that was caused by a trace.
	 * @param traceId the trace
	 * @return the other traces' spans that link to it
	 */
	public List<Span> linkedTo(String traceId) {
		return this.store.linkedTo(traceId);
	}

	/**
	 * The newest regular scrape of a service.
	 * @param service the service
	 * @return its metrics, the same object until there is a newer one
	 */
	public List<MetricFamily> scraped(String service) {
		return this.scraper.of(service).families();
	}

	/**
	 * The newest traces in which a service took part.
	 * @param service the service
	 * @return the spans of each, newest trace first
	 */
	public List<List<Span>> newest(String service) {
		return this.store.search(Query.spans(Query.equal("service", service)), NEWEST)
			.stream()
			.map((trace) -> spans(trace.traceId()))
			.toList();
	}

	/**
	 * The query for log records of a service.
	 * @param service the service
	 * @param text part of the message
	 * @return a query as readers write it
	 */
	public static String lineQuery(String service, String text) {
		String ofService = Query.equal("service", service);
		return text.isEmpty() ? ofService : ofService + " and " + Query.quoted(text);
	}

	/**
	 * Searches the newest log records of a service.
	 * @param service the service
	 * @param text part of the message
	 * @return newest first
	 */
	public List<LogLine> lines(String service, String text) {
		return this.store.searchLogs(Query.logs("severity >= info and " + lineQuery(service, text)), NEWEST);
	}

	public List<LogLine> warnings(String traceId) {
		return this.store.searchLogs(Query.logs("severity >= warn and " + Query.equal("traceId", traceId)), 1);
	}

}
