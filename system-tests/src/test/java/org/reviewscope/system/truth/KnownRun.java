package org.reviewscope.system.truth;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.truth.expected.PredictionTrees;
import org.reviewscope.system.truth.expected.Truth;
import org.reviewscope.system.truth.load.KnownLoad;
import org.reviewscope.system.truth.received.OtlpReceiver;
import org.reviewscope.system.truth.received.ReceivedSpan;
import org.reviewscope.system.truth.received.TraceTree;

/**
 * A load that was sent to a suite of its own, what is true of it, and all that the
 * services told: their scrapes at four moments, their spans and their log lines.
 *
 * @param truth what is true
 * @param receiver who was sent spans and log lines
 * @param fresh before the first request
 * @param well after all that was sent while everything worked
 * @param storeBack after the store was away
 * @param inferenceAway after inference was stopped
 */
public record KnownRun(Truth truth, OtlpReceiver receiver, Snapshot fresh, Snapshot well, Snapshot storeBack,
		Snapshot inferenceAway) {

	public static final String GATEWAY = "gateway-service";

	public static final String INFERENCE = "inference-service";

	public static final String STORE = "model-store-service";

	public static final List<String> SERVICES = List.of(GATEWAY, INFERENCE, STORE);

	/**
	 * How busy the machine is must not decide what is counted; a new model is not waited
	 * for.
	 */
	private static final String PATIENT = """
			{"reviewscope.inference.model.poll-interval": "3s",
			 "reviewscope.inference.prediction.queue.deadline": "20s",
			 "reviewscope.observability.slow-request-threshold": "60s",
			 "spring.http.serviceclient.inference.read-timeout": "25s",
			 "spring.http.serviceclient.model-store.read-timeout": "25s"}""";

	/**
	 * Plays it all. The services have ended then, and so have sent what they had to say.
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
			load.whileTheStoreIsAway();
			Snapshot storeBack = Snapshot.take(suite, truth, SERVICES);
			load.whileInferenceIsAway();
			Snapshot inferenceAway = Snapshot.take(suite, truth, List.of(GATEWAY, STORE));
			return new KnownRun(truth, receiver, fresh, well, storeBack, inferenceAway);
		}
	}

	/**
	 * Returns the moment until which a service's counters went on without a restart.
	 * @param service the service
	 * @return what was then
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

	/** Traces that nobody asked for. */
	List<String> otherTrees() {
		return this.receiver.spans()
			.stream()
			.map(ReceivedSpan::traceId)
			.distinct()
			.filter((traceId) -> !this.truth.trees().containsKey(traceId))
			.map(this::tree)
			.collect(Collectors.toList());
	}

	/** Attempts in vain while the store was away; how many depends on the machine. */
	List<String> notRecordedYet() {
		return otherTrees().stream().filter(PredictionTrees.notRecordedYet()::equals).toList();
	}

}
