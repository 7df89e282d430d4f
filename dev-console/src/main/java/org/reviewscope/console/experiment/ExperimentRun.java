package org.reviewscope.console.experiment;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.proof.CheckResult;
import org.reviewscope.console.proof.Counter;
import org.reviewscope.console.proof.Signals;

/**
 * One run of an experiment: stops the service, sends a review, and then checks until each
 * expectation is proven or its time is over.
 */
class ExperimentRun {

	private static final Duration TIMEOUT = Duration.ofMinutes(1);

	private final Experiment experiment;

	private final Signals signals;

	private final ReviewSender sender;

	private final Map<Counter, Double> before = new LinkedHashMap<>();

	private final Map<Expectation, CheckResult> results = new LinkedHashMap<>();

	private final CheckTimeouts timeouts = new CheckTimeouts(TIMEOUT);

	private volatile @Nullable Answer answer;

	ExperimentRun(Experiment experiment, Signals signals, ReviewSender sender) {
		this.experiment = experiment;
		this.signals = signals;
		this.sender = sender;
		experiment.expectations().forEach((expectation) -> this.results.put(expectation, CheckResult.waiting("")));
	}

	Signals signals() {
		return this.signals;
	}

	ReviewSender sender() {
		return this.sender;
	}

	Experiment experiment() {
		return this.experiment;
	}

	Answer answer() {
		return (this.answer != null) ? this.answer : Answer.none();
	}

	double before(Counter counter) {
		return this.before.getOrDefault(counter, 0.0);
	}

	void begin() throws InterruptedException {
		for (Counter counter : Counters.ALL) {
			this.before.put(counter, counter.valueIn(this.signals.scrapeNow(counter.service())));
		}
		String service = this.experiment.stops();
		if (service != null && !this.signals.isGone(service)) {
			// If it does not stop in time, the checks say so
			this.signals.stop(service).completeOnTimeout(null, TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
		}
		this.answer = this.sender.send(this.signals.gateway(), this.experiment.review());
	}

	synchronized void check() {
		if (this.answer == null) {
			return;
		}
		String service = this.experiment.stops();
		boolean back = service != null && this.signals.isReady(service);
		this.results.replaceAll((expectation, result) -> {
			if (result.status().isFinal()) {
				return result;
			}
			if (expectation.afterReturn() && !back) {
				return CheckResult.waiting("start " + service + " again to see it");
			}
			return this.timeouts.apply(expectation, expectation.check().apply(this));
		});
	}

	/**
	 * The results so far.
	 * @return one for each expectation, in their order
	 */
	synchronized List<CheckResult> results() {
		return List.copyOf(this.results.values());
	}

}
