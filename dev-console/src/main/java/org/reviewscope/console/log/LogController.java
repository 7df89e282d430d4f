package org.reviewscope.console.log;

import java.util.List;

import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.value.QueryException;
import org.reviewscope.console.store.TelemetryStore;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of the logs, newest first.
 */
@Controller
class LogController {

	private static final int SHOWN = 300;

	private final TelemetryStore store;

	LogController(TelemetryStore store) {
		this.store = store;
	}

	@GetMapping("/logs")
	ModelAndView logs(QueryForm form) {
		ModelAndView page = new ModelAndView("logs").addObject("form", form);
		try {
			return page.addObject("entries",
					this.store.searchLogs(form.logs(), SHOWN).stream().map(LogEntry::of).toList());
		}
		catch (QueryException ex) {
			page.setStatus(HttpStatus.BAD_REQUEST);
			return page.addObject("entries", List.of()).addObject("error", ex);
		}
	}

}
