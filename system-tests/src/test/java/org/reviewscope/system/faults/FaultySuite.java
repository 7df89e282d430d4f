package org.reviewscope.system.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.assertj.core.api.ThrowingConsumer;
import org.awaitility.core.ThrowingRunnable;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.truth.received.OtlpReceiver;
import org.reviewscope.system.truth.received.ReceivedLog;
import org.reviewscope.system.truth.received.ReceivedSpan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Services with faults to switch on, and what is received from them. A test that switches
 * a fault on has to switch it off again.
 *
 * @param receiver receives their spans and log lines
 * @param suite the services
 */
record FaultySuite(OtlpReceiver receiver, Suite suite) implements AutoCloseable {

	private static final String STORE = "model-store-service";

	/** Shared machines are slow at times. */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** As the variable says, from the start. */
	static final String SLOW_TENANT = "slow";

	static FaultySuite start() {
		OtlpReceiver receiver = new OtlpReceiver();
		return new FaultySuite(receiver, Suite.startWithFaults(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.url(),
				"REVIEWSCOPE_FAULTS_START", "model-store-service/latency-one-tenant?tenant=slow&delay=400ms&for=1h")));
	}

	@Override
	public void close() {
		try (OtlpReceiver _ = this.receiver; Suite _ = this.suite) {
			assertThat(this.suite).isNotNull();
		}
	}

	/** Switches a fault on, acts and switches it off. */
	Answer with(String service, String fault, Supplier<Answer> act) {
		SwitchedFault switched = SwitchedFault.of(service, fault);
		switched.begin(this.suite);
		try {
			return act.get();
		}
		finally {
			switched.end(this.suite);
		}
	}

	Answer predict(String... headers) {
		return Http.post(this.suite.gateway("/api/v1/predictions"), "{\"review\": \"Fantastic, I love it.\"}", headers);
	}

	List<String> servicesOf(Answer answer) {
		return this.receiver.spans(traceOf(answer)).stream().map(ReceivedSpan::service).toList();
	}

	static String traceOf(Answer answer) {
		return answer.header("X-Trace-Id");
	}

	void eventually(Answer answer, ThrowingConsumer<List<ReceivedSpan>> check) {
		soon(() -> check.accept(this.receiver.spans(traceOf(answer))));
	}

	static void soon(ThrowingRunnable check) {
		await().atMost(PATIENCE).untilAsserted(check);
	}

	static String queryOf(ReceivedSpan span) {
		return span.attributes().containsKey("db.query.text") ? span.attributes().get("db.query.text").getStringValue()
				: "";
	}

	static ReceivedSpan store(List<ReceivedSpan> spans) {
		return only(spans, STORE, (span) -> span.kind().equals("SERVER"));
	}

	static ReceivedSpan only(List<ReceivedSpan> spans, String service, Predicate<ReceivedSpan> condition) {
		List<ReceivedSpan> found = spans.stream()
			.filter((span) -> span.service().equals(service))
			.filter(condition)
			.toList();
		assertThat(found).hasSize(1);
		return found.getFirst();
	}

	List<String> lines(Answer answer, String service) {
		return this.receiver.logs(traceOf(answer))
			.stream()
			.filter((line) -> line.service().equals(service))
			.map(FaultySuite::words)
			.toList();
	}

	double sum(String service, String metric, String... labels) {
		return Scrape.of(this.suite, service).sum(metric, labels);
	}

	/**
	 * What a service has said so far, in a trace or not.
	 * @param service the service
	 * @return level and text of each line
	 */
	List<String> messages(String service) {
		return this.receiver.logs()
			.stream()
			.filter((line) -> line.service().equals(service))
			.map(FaultySuite::words)
			.toList();
	}

	/**
	 * Sends the same request many times at once and does not wait for the answers.
	 * @param service the service
	 * @param path what to get from it
	 * @param times how often
	 */
	void manyOf(String service, String path, int times) {
		for (int i = 0; i < times; i++) {
			Thread.ofVirtual().start(() -> Http.get(this.suite.url(service) + path));
		}
	}

	private static String words(ReceivedLog line) {
		return line.level() + " " + line.record().getBody().getStringValue();
	}

}
