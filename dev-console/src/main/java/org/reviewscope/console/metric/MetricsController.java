package org.reviewscope.console.metric;

import java.util.List;

import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.scrape.Scraper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of the metrics of all services.
 */
@Controller
class MetricsController {

	private final Scraper scraper;

	private final ObjectProvider<RunningServices> services;

	MetricsController(Scraper scraper, ObjectProvider<RunningServices> services) {
		this.scraper = scraper;
		this.services = services;
	}

	@GetMapping("/metrics")
	ModelAndView metrics() {
		List<MetricsPage> pages = this.services.stream()
			.flatMap((running) -> running.statuses().stream())
			.map((status) -> MetricsPage.of(status.name(), status.metricsUrl(), this.scraper.of(status.name())))
			.toList();
		return new ModelAndView("metrics").addObject("pages", pages);
	}

}
