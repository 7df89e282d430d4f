package org.reviewscope.console.service;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.scrape.Scraper;
import org.reviewscope.console.store.Call;
import org.reviewscope.console.store.TelemetryStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The overview page: the state and load of the services, and the calls between them.
 */
@Controller
class OverviewController {

	private static final Duration WINDOW = Duration.ofMinutes(5);

	private final TelemetryStore store;

	private final Scraper scraper;

	private final ObjectProvider<RunningServices> services;

	OverviewController(TelemetryStore store, Scraper scraper, ObjectProvider<RunningServices> services) {
		this.store = store;
		this.scraper = scraper;
		this.services = services;
	}

	@GetMapping("/")
	ModelAndView overview() {
		List<ServiceStatus> statuses = this.services.stream()
			.flatMap((running) -> running.statuses().stream())
			.toList();
		long since = TimeUnit.SECONDS.toNanos(Instant.now().minus(WINDOW).getEpochSecond());
		return new ModelAndView("overview").addObject("cards", cards(statuses))
			.addObject("running", statuses.stream().map(ServiceStatus::name).toList())
			.addObject("map", ServiceMap.of(named(this.store.callsSince(since), statuses), WINDOW.toSeconds()))
			.addObject("received", this.store.received());
	}

	private List<ServiceCard> cards(List<ServiceStatus> statuses) {
		return statuses.stream()
			.map((status) -> ServiceCard.of(status, this.scraper.of(status.name()).loads()))
			.toList();
	}

	// A service that has sent no span since the start is known by its address only
	private static List<Call> named(List<Call> calls, List<ServiceStatus> statuses) {
		Map<String, String> names = statuses.stream()
			.collect(Collectors.toMap((status) -> URI.create(status.url()).getAuthority(), ServiceStatus::name,
					(one, other) -> one));
		return calls.stream()
			.map((call) -> new Call(call.from(), names.getOrDefault(call.to(), call.to()), call.nanos(), call.failed()))
			.toList();
	}

}
