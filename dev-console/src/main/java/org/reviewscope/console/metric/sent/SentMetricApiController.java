package org.reviewscope.console.metric.sent;

import java.util.List;

import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.ResultLimit;
import org.reviewscope.console.store.metric.MetricStore;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The series that programs send, as JSON.
 */
@RestController
class SentMetricApiController {

	private final MetricStore store;

	SentMetricApiController(MetricStore store) {
		this.store = store;
	}

	/**
	 * Series by a query, by name and service.
	 * @param query what they have to match, empty for all
	 * @param name the whole name of a metric, empty for all
	 * @param service the whole name of a service, empty for all
	 * @param from since when they have a point, empty for any time
	 * @param until before when they have a point, empty for any time
	 * @param limit how many at most, from 1 to 1,000
	 * @return those that got a point last first
	 */
	@GetMapping("/api/metrics")
	List<SeriesView> search(@RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "") String name,
			@RequestParam(defaultValue = "") String service, @RequestParam(defaultValue = "") String from,
			@RequestParam(defaultValue = "") String until, @RequestParam(defaultValue = "50") int limit) {
		return SentMetrics.find(this.store, new QueryForm(query, from, until))
			.filter((course) -> (name.isEmpty() || course.id().name().equals(name))
					&& (service.isEmpty() || course.id().service().equals(service)))
			.limit(ResultLimit.checked(limit))
			.map(SeriesView::of)
			.toList();
	}

}
