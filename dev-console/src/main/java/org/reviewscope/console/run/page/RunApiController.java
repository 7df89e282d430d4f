package org.reviewscope.console.run.page;

import java.util.List;
import java.util.stream.Collectors;

import org.reviewscope.console.run.kept.KeptRun;
import org.reviewscope.console.run.kept.Listed;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Runs as JSON, for scripts and builds.
 */
@RestController
@RequestMapping("/api/runs")
class RunApiController {

	private final Runs runs;

	RunApiController(Runs runs) {
		this.runs = runs;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	KeptRun keep(@RequestBody NewRun run) {
		return this.runs.keep(run);
	}

	@GetMapping
	List<Listed> list() {
		return this.runs.list();
	}

	@GetMapping("/compare")
	ComparedRuns compare(@RequestParam String before, @RequestParam String after) {
		return this.runs.compare(before, after);
	}

	/**
	 * What is worse, for programs without a parser of JSON.
	 * @param before the id or the name of a run
	 * @param after the id or the name of another
	 * @return a line for each regression, empty when there is none
	 */
	@GetMapping(path = "/regressions", produces = "text/plain;charset=UTF-8")
	String regressions(@RequestParam String before, @RequestParam String after) {
		return this.runs.compare(before, after)
			.comparison()
			.regressions()
			.stream()
			.map((finding) -> finding.toString().lines().collect(Collectors.joining(" ")) + "\n")
			.collect(Collectors.joining());
	}

}
