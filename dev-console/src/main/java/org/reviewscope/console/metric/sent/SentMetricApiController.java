package org.reviewscope.console.metric.sent;

import java.util.List;

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
	 * Series by name and service.
	 * @param name the whole name of a metric, empty for all
	 * @param service the whole name of a service, empty for all
	 * @param limit how many at most, from 1 to 1,000
	 * @return those that got a point last first
	 */
	@GetMapping("/api/metrics")
	List<SeriesView> search(@RequestParam(defaultValue = "") String name,
			@RequestParam(defaultValue = "") String service, @RequestParam(defaultValue = "50") int limit) {
		return this.store
			.find((id) -> (name.isEmpty() || id.name().equals(name))
					&& (service.isEmpty() || id.service().equals(service)), ResultLimit.checked(limit))
			.stream()
			.map(SeriesView::of)
			.toList();
	}

}
