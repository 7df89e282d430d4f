package org.reviewscope.console.experiment;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.reviewscope.console.proof.CheckResult;
import org.reviewscope.console.proof.Signals;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The last run of each experiment.
 */
@Component
class Experiments {

	private final Signals signals;

	private final ReviewSender sender;

	private final Map<Experiment, ExperimentRun> runs = new ConcurrentHashMap<>();

	Experiments(Signals signals, ReviewSender sender) {
		this.signals = signals;
		this.sender = sender;
	}

	/**
	 * Starts an experiment, and forgets its earlier run. Returns at once.
	 * @param experiment the experiment
	 */
	void begin(Experiment experiment) {
		ExperimentRun run = new ExperimentRun(experiment, this.signals, this.sender);
		this.runs.put(experiment, run);
		Thread.ofVirtual().start(() -> begin(run));
	}

	/**
	 * The results of the last run.
	 * @param experiment the experiment
	 * @return one result for each of its expectations
	 */
	List<CheckResult> results(Experiment experiment) {
		ExperimentRun run = this.runs.get(experiment);
		return (run != null) ? run.results()
				: Collections.nCopies(experiment.expectations().size(), CheckResult.EXPECTED);
	}

	@Scheduled(fixedDelay = 1000)
	void check() {
		this.runs.values().forEach(ExperimentRun::check);
	}

	private static void begin(ExperimentRun run) {
		try {
			run.begin();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
