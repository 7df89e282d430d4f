package org.reviewscope.console.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.reviewscope.console.proof.CheckResult;
import org.reviewscope.console.proof.Counter;
import org.reviewscope.console.proof.Signals;
import org.reviewscope.console.scrape.MetricFamily;
import org.reviewscope.console.telemetry.Span;

/**
 * A fault that is on in a service, and which of its signs have been seen.
 */
class FaultRun {

	/** What waits for the end of the fault is tried again after a quarter of a minute. */
	private static final Duration GRACE = Duration.ofSeconds(40);

	private static final CheckResult MISSED = CheckResult.refuted("not seen while it was on", null);

	private final String service;

	private final FaultSigns signs;

	private final Signals signals;

	private final Map<String, List<MetricFamily>> before;

	private final Instant begin = Instant.now();

	private final Map<Sign, CheckResult> results = new EnumMap<>(Sign.class);

	private Instant end = Instant.MAX;

	private List<MetricFamily> newest = List.of();

	private Instant scraped = Instant.now();

	FaultRun(String service, FaultSigns signs, Signals signals, Map<String, List<MetricFamily>> before) {
		this.service = service;
		this.signs = signs;
		this.signals = signals;
		this.before = before;
		List.of(Sign.values())
			.forEach((sign) -> this.results.put(sign,
					signs.has(sign) ? CheckResult.waiting("send some reviews") : CheckResult.EXPECTED));
	}

	String service() {
		return this.service;
	}

	Signals signals() {
		return this.signals;
	}

	/**
	 * By how much a number has grown since the fault began.
	 * @param counter the number
	 * @return the difference, negative if its service was started again
	 */
	double growth(Counter counter) {
		return this.signals.value(counter) - before(counter);
	}

	double before(Counter counter) {
		return counter.valueIn(this.before.getOrDefault(counter.service(), List.of()));
	}

	boolean isAfterBegin(long unixNano) {
		return unixNano >= this.begin.toEpochMilli() * 1_000_000;
	}

	/**
	 * The newest traces that began with the fault on.
	 * @param service a service that took part
	 * @return the spans of each
	 */
	List<List<Span>> traces(String service) {
		return this.signals.newest(service)
			.stream()
			.filter((spans) -> spans.stream().anyMatch((span) -> isAfterBegin(span.startTimeUnixNano())))
			.toList();
	}

	/**
	 * Whether the service has not answered for its metrics for some time.
	 * @param time how long
	 * @return whether nothing has come from it
	 */
	synchronized boolean isSilentFor(Duration time) {
		return Instant.now().isAfter(this.scraped.plus(time));
	}

	synchronized void end() {
		this.end = (this.end == Instant.MAX) ? Instant.now() : this.end;
	}

	synchronized boolean hasEnded() {
		return this.end != Instant.MAX;
	}

	synchronized void check() {
		List<MetricFamily> now = this.signals.scraped(this.service);
		this.scraped = (now != this.newest) ? Instant.now() : this.scraped;
		this.newest = now;
		boolean late = hasEnded() && Instant.now().isAfter(this.end.plus(GRACE));
		this.results.replaceAll((sign, result) -> {
			if (result.status().isFinal() || !this.signs.has(sign)) {
				return result;
			}
			CheckResult next = this.signs.check(sign, this);
			return (late && !next.status().isFinal()) ? MISSED : next;
		});
	}

	synchronized CheckResult result(Sign sign) {
		return this.results.getOrDefault(sign, CheckResult.EXPECTED);
	}

}
