package org.reviewscope.system.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.reviewscope.system.harness.ServiceProcess;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.Wire;

/**
 * The services as processes, with wires between them that can be cut and everything else
 * that can happen to a process.
 */
public final class WiredSuite implements AutoCloseable {

	static final String GATEWAY = "gateway-service";

	static final String INFERENCE = "inference-service";

	static final String STORE = "model-store-service";

	/** Spans leave a service every five seconds; a busy machine gets time. */
	private static final Duration EXPORT = Duration.ofSeconds(10);

	private final Map<String, Wire> wires = new HashMap<>();

	private final Queue<Kill> kills = new ConcurrentLinkedQueue<>();

	private final Suite suite;

	WiredSuite(String otlp) {
		this(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", otlp));
	}

	public WiredSuite(Map<String, String> environment) {
		this.suite = Suite.startWithFaults(environment, this::wire);
	}

	private String wire(String url) {
		return this.wires.computeIfAbsent(url, Wire::new).url();
	}

	public Suite suite() {
		return this.suite;
	}

	ServiceProcess process(String service) {
		return this.suite.process(service);
	}

	/** The wire between a service and those who call it. */
	Wire wireTo(String service) {
		return this.wires.get(this.suite.url(service));
	}

	void kill(String service) {
		this.kills.add(new Kill(service, Instant.now()));
		process(service).kill();
	}

	/**
	 * Whether a service may have taken spans of a request with it.
	 * @param entry the request
	 * @param service the service
	 * @return whether it was killed then, or before it had sent them
	 */
	boolean killedDuring(Entry entry, String service) {
		return this.kills.stream().anyMatch((kill) -> kill.hit(entry, service));
	}

	@Override
	public void close() {
		try (this.suite) {
			List.copyOf(this.wires.values()).forEach(Wire::mend);
		}
		finally {
			this.wires.values().forEach(Wire::close);
		}
	}

	/**
	 * A process ended at once.
	 *
	 * @param service whose
	 * @param at when
	 */
	private record Kill(String service, Instant at) {

		boolean hit(Entry entry, String service) {
			return this.service.equals(service) && this.at.isAfter(entry.begun())
					&& this.at.isBefore(entry.ended().plus(EXPORT));
		}

	}

}
