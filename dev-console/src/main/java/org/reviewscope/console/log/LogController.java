package org.reviewscope.console.log;

import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.LogSeverity;

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
	ModelAndView logs(LogSearch search) {
		return new ModelAndView("logs").addObject("search", search)
			.addObject("severities", LogSeverity.values())
			.addObject("seen", this.store.loggers())
			.addObject("entries", this.store.searchLogs(search.filter(), SHOWN).stream().map(LogEntry::of).toList());
	}

}
