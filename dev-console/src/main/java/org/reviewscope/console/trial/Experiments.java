package org.reviewscope.console.trial;

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
public class Experiments {

	private final Signals signals;

	private final ReviewSender sender;

	private final Map<Experiment, Run> runs = new ConcurrentHashMap<>();

	Experiments(Signals signals, ReviewSender sender) {
		this.signals = signals;
		this.sender = sender;
	}

	/**
	 * Makes an experiment, and forgets the earlier one of its kind. Returns at once.
	 * @param experiment which one
	 */
	public void begin(Experiment experiment) {
		Run run = new Run(experiment, this.signals, this.sender);
		this.runs.put(experiment, run);
		Thread.ofVirtual().start(() -> begin(run));
	}

	/**
	 * What is known of that which should be seen.
	 * @param experiment of which experiment
	 * @return a finding for each of its expectations
	 */
	public List<Finding> findings(Experiment experiment) {
		Run run = this.runs.get(experiment);
		return (run != null) ? run.findings() : Collections.nCopies(experiment.claims().size(), Finding.EXPECTED);
	}

	@Scheduled(fixedDelay = 1000)
	void look() {
		this.runs.values().forEach(Run::look);
	}

	private static void begin(Run run) {
		try {
			run.begin();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
