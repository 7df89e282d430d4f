package org.reviewscope.console.run.page;

import java.util.List;

import org.reviewscope.console.run.kept.RunException;

import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of the runs, and the page that compares two.
 */
@Controller
@RequestMapping("/runs")
class RunController {

	private final Runs runs;

	RunController(Runs runs) {
		this.runs = runs;
	}

	@GetMapping
	ModelAndView list() {
		return page(new NewRun(this.runs.defaultName(), "15m", ""));
	}

	@PostMapping
	ModelAndView keep(NewRun run) {
		try {
			this.runs.keep(run);
			return new ModelAndView("redirect:/runs");
		}
		catch (ErrorResponseException ex) {
			ModelAndView page = page(run).addObject("error", ex.getBody().getDetail());
			page.setStatus(ex.getStatusCode());
			return page;
		}
	}

	@GetMapping("/compare")
	ModelAndView compare(@RequestParam(defaultValue = "") String before,
			@RequestParam(defaultValue = "") String after) {
		try {
			return new ModelAndView("comparison").addObject("compared", this.runs.compare(before, after))
				.addObject("traces", this.runs.traces());
		}
		catch (RunException ex) {
			ModelAndView page = page(new NewRun(this.runs.defaultName(), "15m", "")).addObject("error", ex.detail());
			page.setStatus(ex.getStatusCode());
			return page;
		}
	}

	private List<RunLine> lines() {
		return this.runs.areKept() ? this.runs.list().stream().map(RunLine::of).toList() : List.of();
	}

	private ModelAndView page(NewRun form) {
		ModelAndView page = new ModelAndView("runs").addObject("form", form).addObject("on", this.runs.areKept());
		try {
			return page.addObject("runs", lines());
		}
		catch (RunException ex) {
			return page.addObject("runs", List.of()).addObject("error", ex.detail());
		}
	}

}
