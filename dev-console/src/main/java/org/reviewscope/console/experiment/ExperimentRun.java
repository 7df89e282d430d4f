package org.reviewscope.console.experiment;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * An experiment under way: breaks what it is about, sends a review, and then checks until
 * everything that should be seen was seen, or too much time has passed.
 */
class ExperimentRun {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final Experiment experiment;

	private final Signals signals;

	private final ReviewSender sender;

	private final Map<Counter, Double> before = new LinkedHashMap<>();

	private final Map<Expectation, CheckResult> findings = new LinkedHashMap<>();

	// When checking began: without the stopped service, and with it back
	private final Map<Phase, Long> begins = new EnumMap<>(Phase.class);

	private volatile @Nullable Answer answer;

	ExperimentRun(Experiment experiment, Signals signals, ReviewSender sender) {
		this.experiment = experiment;
		this.signals = signals;
		this.sender = sender;
		experiment.expectations().forEach((expectation) -> this.findings.put(expectation, CheckResult.waiting("")));
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
		for (Counter counter : Counter.ALL) {
			this.before.put(counter, counter.valueIn(this.signals.scrapeNow(counter.service())));
		}
		String service = this.experiment.stops();
		if (service != null && !this.signals.isGone(service)) {
			// If it does not stop in time, the checks say so
			this.signals.stop(service).completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
		}
		this.answer = this.sender.send(this.signals.gateway(), this.experiment.review());
	}

	synchronized void check() {
		if (this.answer == null) {
			return;
		}
		String service = this.experiment.stops();
		boolean back = service != null && this.signals.isReady(service);
		this.findings.replaceAll((expectation, finding) -> {
			if (finding.verdict().isFinal()) {
				return finding;
			}
			if (expectation.afterReturn() && !back) {
				return CheckResult.waiting("start " + service + " again to see it");
			}
			return inTime(expectation, expectation.check().apply(this));
		});
	}

	/**
	 * What was found so far.
	 * @return as many as the experiment has expectations, in their order
	 */
	synchronized List<CheckResult> findings() {
		return List.copyOf(this.findings.values());
	}

	private CheckResult inTime(Expectation expectation, CheckResult finding) {
		Phase phase = expectation.afterReturn() ? Phase.RETURNED : Phase.BROKEN;
		long begin = this.begins.computeIfAbsent(phase, (unknown) -> System.nanoTime());
		boolean late = System.nanoTime() - begin > PATIENCE.toNanos();
		return (finding.verdict() == CheckStatus.WAITING && late)
				? CheckResult.refuted("not seen within " + PATIENCE.toSeconds() + " s", finding.link()) : finding;
	}

	private enum Phase {

		BROKEN, RETURNED

	}

}
