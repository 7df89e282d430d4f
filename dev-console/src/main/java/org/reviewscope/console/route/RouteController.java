package org.reviewscope.console.route;

import java.time.Instant;
import java.util.List;

import org.reviewscope.console.chart.TimeAxis;
import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.value.QueryException;
import org.reviewscope.console.store.TelemetryStore;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of the routes.
 */
@Controller
class RouteController {

	/** More lines are for a query. */
	private static final int MOST_LINES = 50;

	/** A longer page would take a browser too long, again and again. */
	private static final int MOST_CHARTS = 8;

	private final TelemetryStore store;

	RouteController(TelemetryStore store) {
		this.store = store;
	}

	@GetMapping("/routes")
	ModelAndView routes(QueryForm form) {
		ModelAndView page = new ModelAndView("routes").addObject("form", form);
		try {
			return show(page, Routes.of(this.store.traces(), form, Instant.now()).first(MOST_LINES));
		}
		catch (QueryException ex) {
			page.setStatus(HttpStatus.BAD_REQUEST);
			return show(page, Routes.of(List.of(), new QueryForm("", "", ""), Instant.now())).addObject("error", ex);
		}
	}

	private static ModelAndView show(ModelAndView page, Routes routes) {
		TimeAxis axis = new TimeAxis(routes.range().from(), routes.range().until());
		return page.addObject("lines", routes.routes().stream().map(RouteLine::of).toList())
			.addObject("cards",
					routes.routes().stream().limit(MOST_CHARTS).map((route) -> RouteCard.of(route, axis)).toList())
			.addObject("axis", axis)
			.addObject("intervalSeconds", routes.intervalSeconds())
			.addObject("leftOut", routes.leftOut())
			.addObject("outOfRange", routes.outOfRange());
	}

}
