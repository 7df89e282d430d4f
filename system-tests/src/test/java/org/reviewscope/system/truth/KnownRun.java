package org.reviewscope.system.truth;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.truth.expected.PredictionTrees;
import org.reviewscope.system.truth.expected.Truth;
import org.reviewscope.system.truth.load.KnownLoad;
import org.reviewscope.system.truth.received.OtlpReceiver;
import org.reviewscope.system.truth.received.ReceivedSpan;
import org.reviewscope.system.truth.received.TraceTree;

/**
 * A load that was sent to a suite of its own, what should be true of it, and all that the
 * services reported: their scrapes at four moments, their spans and their log lines.
 *
 * @param truth what should be true
 * @param receiver has received the spans and log lines
 * @param fresh before the first request
 * @param well after all that was sent while everything worked
 * @param storeBack after the store was away
 * @param inferenceAway after inference was stopped
 * @param openMetrics the scrapes as Prometheus asks for them, taken right after
 * {@code well}
 */
public record KnownRun(Truth truth, OtlpReceiver receiver, Snapshot fresh, Snapshot well, Snapshot storeBack,
		Snapshot inferenceAway, Map<String, Http.Answer> openMetrics) {

	public static final String GATEWAY = "gateway-service";

	public static final String INFERENCE = "inference-service";

	public static final String STORE = "model-store-service";

	public static final List<String> SERVICES = List.of(GATEWAY, INFERENCE, STORE);

	/**
	 * Long timeouts, so that a busy machine does not change what is counted; short polls,
	 * so that a new model is in use soon. The store does not look for other stores: that
	 * would add statements that belong to no request.
	 */
	private static final String PATIENT = """
			{"reviewscope.inference.model.poll-interval": "3s",
			 "reviewscope.model-store.registry.poll-interval": "1d",
			 "reviewscope.inference.prediction.queue.deadline": "20s",
			 "reviewscope.observability.slow-request-threshold": "60s",
			 "spring.http.serviceclient.inference.read-timeout": "25s",
			 "spring.http.serviceclient.model-store.read-timeout": "25s"}""";

	/**
	 * Starts the suite, sends the whole load and stops the suite, so that the services
	 * have sent all their telemetry.
	 * @return the run
	 */
	static KnownRun play() {
		Truth truth = new Truth();
		try (OtlpReceiver receiver = new OtlpReceiver();
				Suite suite = Suite.startWithoutConsole(
						Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.url(), "SPRING_APPLICATION_JSON", PATIENT))) {
			KnownLoad load = new KnownLoad(suite, truth);
			Snapshot fresh = Snapshot.take(suite, truth, SERVICES);
			load.whileAllIsWell();
			Snapshot well = Snapshot.take(suite, truth, SERVICES);
			Map<String, Http.Answer> openMetrics = scrape(suite);
			load.whileTheStoreIsAway();
			Snapshot storeBack = Snapshot.take(suite, truth, SERVICES);
			load.whileInferenceIsAway();
			Snapshot inferenceAway = Snapshot.take(suite, truth, List.of(GATEWAY, STORE));
			return new KnownRun(truth, receiver, fresh, well, storeBack, inferenceAway, openMetrics);
		}
	}

	private static Map<String, Http.Answer> scrape(Suite suite) {
		return SERVICES.stream()
			.collect(Collectors.toMap(Function.identity(),
					(service) -> Http.get(suite.management(service) + "/actuator/prometheus", "accept",
							"application/openmetrics-text;version=1.0.0")));
	}

	/**
	 * Returns the last snapshot before a service was stopped, which resets its counters.
	 * @param service the service
	 * @return the snapshot
	 */
	public Snapshot last(String service) {
		return switch (service) {
			case GATEWAY -> this.inferenceAway;
			case INFERENCE -> this.storeBack;
			default -> this.well;
		};
	}

	String tree(String traceId) {
		return new TraceTree(this.receiver.spans(traceId), this.receiver.logs(traceId)).text();
	}

	/** Traces that no request of the load has begun. */
	List<String> otherTrees() {
		return this.receiver.spans()
			.stream()
			.map(ReceivedSpan::traceId)
			.distinct()
			.filter((traceId) -> !this.truth.trees().containsKey(traceId))
			.map(this::tree)
			.collect(Collectors.toList());
	}

	/** Failed attempts while the store was away; their number depends on the machine. */
	List<String> notRecordedYet() {
		return otherTrees().stream().filter(PredictionTrees.notRecordedYet()::equals).toList();
	}

}
