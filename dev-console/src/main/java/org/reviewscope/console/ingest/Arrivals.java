package org.reviewscope.console.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.telemetry.Span;

import org.springframework.stereotype.Component;

/**
 * How late the spans of each service arrive. The console's clock is the one that all
 * services have in common: spans that arrive long after their end wait somewhere, or
 * their service's clock is behind; those that arrive before their end are ahead of it.
 * Takes a few kB for each service.
 */
@Component
public class Arrivals {

	private static final int SERVICES = 200;

	private static final int BATCHES = 60;

	private static final double NANOS = 1e9;

	/** The service that has sent nothing for longest is the first. */
	private final LinkedHashMap<String, Deque<Arrival>> batches = new LinkedHashMap<>();

	/**
	 * Remembers when the newest span of each service arrived.
	 * @param spans spans that arrived together
	 * @param nowNanos the time, in nanoseconds since 1970
	 */
	public synchronized void add(List<Span> spans, long nowNanos) {
		spans.stream()
			.collect(Collectors.groupingBy(Span::service, TreeMap::new,
					Collectors.mapping(Span::endTimeUnixNano, Collectors.maxBy(Long::compare))))
			.forEach((service, newest) -> newest
				.ifPresent((end) -> of(service).addLast(new Arrival(nowNanos, (nowNanos - end) / NANOS))));
	}

	/**
	 * How late the newest span of a batch usually was.
	 * @param service the service that sent the batches
	 * @param since the earliest arrival, in nanoseconds since 1970
	 * @return the median in seconds, less than zero when spans ended in the future,
	 * {@code null} when nothing has arrived
	 */
	public synchronized @Nullable Double delaySeconds(String service, long since) {
		double[] delays = this.batches.getOrDefault(service, new ArrayDeque<>())
			.stream()
			.filter((arrival) -> arrival.time() >= since)
			.mapToDouble(Arrival::delaySeconds)
			.sorted()
			.toArray();
		return (delays.length > 0) ? delays[delays.length / 2] : null;
	}

	private Deque<Arrival> of(String service) {
		if (!this.batches.containsKey(service) && this.batches.size() == SERVICES) {
			this.batches.pollFirstEntry();
		}
		Deque<Arrival> arrivals = this.batches.getOrDefault(service, new ArrayDeque<>());
		this.batches.putLast(service, arrivals);
		if (arrivals.size() == BATCHES) {
			arrivals.removeFirst();
		}
		return arrivals;
	}

	/**
	 * A batch.
	 *
	 * @param time when it arrived, in nanoseconds since 1970
	 * @param delaySeconds how long before that its newest span had ended
	 */
	private record Arrival(long time, double delaySeconds) {
	}

}
