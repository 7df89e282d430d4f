package org.reviewscope.console.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.reviewscope.console.launch.RunningServices;
import org.reviewscope.console.scrape.Scraper;
import org.reviewscope.console.telemetry.TelemetryStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The first page: how the services do, and who asks whom.
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
		long since = TimeUnit.SECONDS.toNanos(Instant.now().minus(WINDOW).getEpochSecond());
		return new ModelAndView("overview").addObject("cards", cards())
			.addObject("map", ServiceMap.of(this.store.callsSince(since), WINDOW.toSeconds()))
			.addObject("received", this.store.received());
	}

	private List<ServiceCard> cards() {
		return this.services.stream()
			.flatMap((running) -> running.statuses().stream())
			.map((status) -> ServiceCard.of(status, this.scraper.of(status.name()).loads()))
			.toList();
	}

}
