package org.reviewscope.console.metric.sent;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.reviewscope.console.store.metric.MetricCounts;
import org.reviewscope.console.store.metric.MetricStore;
import org.reviewscope.console.store.metric.SeriesHistory;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of the metrics that programs send.
 */
@Controller
class SentMetricController {

	/** A longer page would take a browser too long, again and again. */
	private static final int MOST_ROWS = 200;

	private final MetricStore store;

	SentMetricController(MetricStore store) {
		this.store = store;
	}

	/**
	 * Shows the page.
	 * @param name a part of the names of the metrics, in any case; empty for all
	 * @return the page
	 */
	@GetMapping("/metrics/sent")
	ModelAndView metrics(@RequestParam(defaultValue = "") String name) {
		String part = name.strip().toLowerCase(Locale.ROOT);
		List<SentRow> rows = this.store
			.find((id) -> id.name().toLowerCase(Locale.ROOT).contains(part), Integer.MAX_VALUE)
			.stream()
			.sorted(Comparator.comparing((SeriesHistory series) -> series.id().service())
				.thenComparing((series) -> series.id().name())
				.thenComparing((series) -> series.id().attributes().toString()))
			.limit(MOST_ROWS)
			.map(SentRow::of)
			.toList();
		MetricCounts counts = this.store.counts();
		return new ModelAndView("sent").addObject("rows", rows)
			.addObject("name", name)
			.addObject("counts", counts)
			.addObject("mostRows", MOST_ROWS);
	}

}
