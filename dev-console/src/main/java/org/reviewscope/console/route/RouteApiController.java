package org.reviewscope.console.route;

import java.time.Instant;

import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.ResultLimit;
import org.reviewscope.console.store.TelemetryStore;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The routes as JSON.
 */
@RestController
class RouteApiController {

	private final TelemetryStore store;

	RouteApiController(TelemetryStore store) {
		this.store = store;
	}

	@GetMapping("/api/routes")
	Routes routes(QueryForm form, @RequestParam(defaultValue = "50") int limit) {
		return Routes.of(this.store.traces(), form, Instant.now()).first(ResultLimit.checked(limit));
	}

}
