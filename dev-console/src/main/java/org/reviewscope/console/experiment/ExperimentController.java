package org.reviewscope.console.experiment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.reviewscope.console.fault.FaultBoard;
import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.service.ServiceLine;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page to try the suite with: send reviews, stop a service, and see what follows.
 */
@Controller
@ConditionalOnBooleanProperty("reviewscope.console.suite")
@RequestMapping("/try")
class ExperimentController {

	private static final int MAX_TIMES = 100;

	private static final String GATEWAY = "gateway-service";

	private final ReviewSender sender;

	private final Experiments experiments;

	private final FaultBoard faults;

	private final ObjectProvider<RunningServices> services;

	ExperimentController(ReviewSender sender, Experiments experiments, FaultBoard faults,
			ObjectProvider<RunningServices> services) {
		this.sender = sender;
		this.experiments = experiments;
		this.faults = faults;
		this.services = services;
	}

	@GetMapping
	ModelAndView page() {
		List<ServiceLine> services = statuses().stream().map(ServiceLine::of).toList();
		return new ModelAndView("try").addObject("services", services)
			.addObject("answers", services.stream().anyMatch((line) -> line.name().equals(GATEWAY) && line.running()))
			.addObject("experiments", Stream.of(Experiment.values()).map((one) -> card(one, services)).toList())
			.addObject("faults", this.faults.cards(statuses()));
	}

	@PostMapping
	ModelAndView send(@RequestParam String review, @RequestParam(defaultValue = "1") int times)
			throws InterruptedException {
		String gateway = statuses().stream()
			.filter((status) -> status.name().equals(GATEWAY))
			.map(ServiceStatus::url)
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"The launcher runs no gateway: start with ./mvnw -Pup"));
		List<Answer> answers = this.sender.send(gateway, review, Math.clamp(times, 1, MAX_TIMES));
		Map<String, Long> counts = answers.stream()
			.map(Answer::outcome)
			.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
		return page().addObject("review", review).addObject("answer", answers.getLast()).addObject("counts", counts);
	}

	@PostMapping("/experiments/{experiment}")
	String begin(@PathVariable Experiment experiment) {
		this.experiments.begin(experiment);
		return "redirect:/try#experiment-" + experiment;
	}

	private ExperimentCard card(Experiment experiment, List<ServiceLine> services) {
		return ExperimentCard.of(experiment, this.experiments.results(experiment), services);
	}

	private List<ServiceStatus> statuses() {
		return this.services.stream().flatMap((running) -> running.statuses().stream()).toList();
	}

}
