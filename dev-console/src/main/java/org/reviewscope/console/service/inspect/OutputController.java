package org.reviewscope.console.service.inspect;

import java.util.List;

import org.reviewscope.console.launch.output.ServiceOutput;
import org.reviewscope.console.launch.process.ServiceDetails;
import org.reviewscope.console.service.ServiceLine;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of a service: what its process writes. The newest lines are in the page, the
 * later ones come as a stream.
 */
@Controller
class OutputController {

	private static final int SHOWN = 300;

	private final KnownServices services;

	OutputController(KnownServices services) {
		this.services = services;
	}

	@GetMapping("/services/{name}")
	ModelAndView output(@PathVariable String name, @RequestParam(defaultValue = "") String word,
			@RequestParam(defaultValue = "false") boolean stderr) {
		ServiceDetails service = this.services.get(name);
		ServiceOutput output = service.output();
		OutputFilter filter = new OutputFilter(word, stderr);
		// Before the lines: a line that comes in between is sent again, and recognised
		long last = output.last();
		List<OutputView> lines = output.newest(SHOWN, filter).stream().map(OutputView::of).toList();
		return new ModelAndView("output").addObject("line", ServiceLine.of(service.status()))
			.addObject("filter", filter)
			.addObject("last", lines.isEmpty() ? last : Math.max(last, lines.getLast().number()))
			.addObject("forgotten", output.forgotten())
			.addObject("lines", lines);
	}

}
