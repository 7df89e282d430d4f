package org.reviewscope.console.metric.sent;

import java.util.Comparator;
import java.util.List;

import org.reviewscope.console.query.Query;
import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.value.QueryException;
import org.reviewscope.console.store.metric.Course;
import org.reviewscope.console.store.metric.MetricStore;
import org.reviewscope.console.telemetry.metric.SeriesId;

import org.springframework.http.HttpStatus;
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

	private static final Comparator<Course> BY_NAME = Comparator.comparing(Course::id,
			Comparator.comparing(SeriesId::service)
				.thenComparing(SeriesId::name)
				.thenComparing((id) -> id.attributes().toString()));

	private final MetricStore store;

	SentMetricController(MetricStore store) {
		this.store = store;
	}

	/**
	 * Shows the page.
	 * @param query what the series have to match, empty for all
	 * @param name a part of the names of the metrics, as older links have it
	 * @param from since when, empty for all times
	 * @param until before when, empty for all times
	 * @return the page
	 */
	@GetMapping("/metrics/sent")
	ModelAndView metrics(@RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "") String name,
			@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String until) {
		String asked = (query.isBlank() && !name.isBlank()) ? Query.quoted(name.strip()) : query;
		QueryForm form = new QueryForm(asked, from, until);
		ModelAndView page = new ModelAndView("sent").addObject("form", form)
			.addObject("counts", this.store.counts())
			.addObject("mostRows", MOST_ROWS);
		try {
			List<Course> found = SentMetrics.find(this.store, form).sorted(BY_NAME).toList();
			return page.addObject("found", found.size())
				.addObject("rows", found.stream().limit(MOST_ROWS).map(SentRow::of).toList());
		}
		catch (QueryException ex) {
			page.setStatus(HttpStatus.BAD_REQUEST);
			return page.addObject("found", 0).addObject("rows", List.of()).addObject("error", ex);
		}
	}

}
