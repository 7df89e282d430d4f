package org.reviewscope.console.metric;

import java.util.List;

import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.scrape.Scraper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
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

	private final boolean suite;

	MetricsController(Scraper scraper, ObjectProvider<RunningServices> services,
			@Value("${reviewscope.console.suite}") boolean suite) {
		this.scraper = scraper;
		this.services = services;
		this.suite = suite;
	}

	@GetMapping("/metrics")
	ModelAndView metrics() {
		if (!this.suite) {
			// A project's endpoints are not known: what it sends is all there is
			return new ModelAndView("redirect:/metrics/sent");
		}
		List<MetricsPage> pages = this.services.stream()
			.flatMap((running) -> running.statuses().stream())
			.map((status) -> MetricsPage.of(status.name(), status.metricsUrl(), this.scraper.of(status.name())))
			.toList();
		return new ModelAndView("metrics").addObject("pages", pages);
	}

}
