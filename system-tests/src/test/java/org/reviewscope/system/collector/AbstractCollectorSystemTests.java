package org.reviewscope.system.collector;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Collector of its own for each test, between senders and backends that live in the
 * test.
 */
@NeedsCollector
abstract class AbstractCollectorSystemTests {

	static final String GATEWAY = "gateway-service";

	final CollectorBackends backends = new CollectorBackends();

	@TempDir
	Path queue;

	CollectorProcess collector;

	OtlpSender sender;

	SuiteTraces traces;

	@AfterEach
	void stop() {
		if (this.collector != null) {
			this.collector.close();
		}
		this.backends.close();
	}

	void start(Map<String, String> settings, String... overlays) {
		this.collector = CollectorProcess.start(this.backends, this.queue, settings, overlays);
		this.sender = OtlpSender.to(this.collector);
		this.traces = new SuiteTraces(this.sender);
	}

	Span.Builder span(String name) {
		return Span.newBuilder()
			.setTraceId(this.traces.id(16))
			.setSpanId(this.traces.id(8))
			.setName(name)
			.setStartTimeUnixNano(1)
			.setEndTimeUnixNano(2);
	}

	static LogRecord log(String body, Map<String, String> attributes) {
		return LogRecord.newBuilder()
			.setTimeUnixNano(System.currentTimeMillis() * 1_000_000)
			.setSeverityText("ERROR")
			.setBody(OtlpSender.text(body))
			.addAllAttributes(OtlpSender.attributes(attributes))
			.build();
	}

	/**
	 * Unanswered calls are counted after 15 s; a backend that is back is found within 30
	 * s.
	 */
	static ConditionFactory await(String what) {
		return Awaitility.await(what).atMost(Duration.ofSeconds(90));
	}

}
