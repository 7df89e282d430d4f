package org.reviewscope.console.experiment;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The experiments that were made: the last of each kind.
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
	 * Makes an experiment, and forgets the earlier one of its kind. Returns at once.
	 * @param experiment which one
	 */
	void begin(Experiment experiment) {
		ExperimentRun run = new ExperimentRun(experiment, this.signals, this.sender);
		this.runs.put(experiment, run);
		Thread.ofVirtual().start(() -> begin(run));
	}

	/**
	 * What is known of that which should be seen.
	 * @param experiment of which experiment
	 * @return a finding for each of its expectations
	 */
	List<CheckResult> findings(Experiment experiment) {
		ExperimentRun run = this.runs.get(experiment);
		return (run != null) ? run.findings()
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
