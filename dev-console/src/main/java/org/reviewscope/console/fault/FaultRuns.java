package org.reviewscope.console.fault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.proof.Signals;
import org.reviewscope.console.scrape.MetricFamily;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The last run of each fault in each service.
 */
@Component
class FaultRuns {

	private static final List<String> SERVICES = List.of("gateway-service", "inference-service", "model-store-service");

	private final Signals signals;

	private final Map<Key, FaultRun> runs = new ConcurrentHashMap<>();

	FaultRuns(Signals signals) {
		this.signals = signals;
	}

	/**
	 * Looks for the signs of a fault that is about to begin, and forgets those of its
	 * earlier run.
	 * @param service the service
	 * @param fault the fault
	 * @throws InterruptedException when interrupted while reading the metrics
	 */
	void begin(String service, String fault) throws InterruptedException {
		Map<String, List<MetricFamily>> before = new HashMap<>();
		for (String other : SERVICES) {
			before.put(other, this.signals.scrapeNow(other));
		}
		begin(new Key(service, fault), before);
	}

	/**
	 * Follows a switch that was perhaps turned elsewhere: by curl, by a variable, by
	 * time.
	 * @param service the service
	 * @param fault the fault
	 * @param on whether it is on
	 * @return its last run, {@code null} when it has not been on
	 */
	@Nullable FaultRun follow(String service, String fault, boolean on) {
		Key key = new Key(service, fault);
		FaultRun run = this.runs.get(key);
		if (on && (run == null || run.hasEnded())) {
			begin(key, SERVICES.stream().collect(Collectors.toMap(Function.identity(), this.signals::scraped)));
		}
		else if (!on && run != null) {
			run.end();
		}
		return this.runs.get(key);
	}

	@Scheduled(fixedDelay = 1000)
	void check() {
		this.runs.values().forEach(FaultRun::check);
	}

	private void begin(Key key, Map<String, List<MetricFamily>> before) {
		this.runs.put(key, new FaultRun(key.service(), FaultSigns.of(key.fault()), this.signals, before));
	}

	private record Key(String service, String fault) {

	}

}
