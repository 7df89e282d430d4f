package org.reviewscope.system.truth;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.proto.common.v1.AnyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.truth.received.ReceivedLog;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every log line that is a named event, with its attributes, against what was done.
 */
@ExtendWith(KnownRunExtension.class)
class LogEventTruthSystemTests {

	private static final String NAME = "event.name";

	@Test
	void everyEventIsNamedOnceAndNoOther(KnownRun run) {
		Stream<String> events = run.receiver()
			.logs()
			.stream()
			.filter((log) -> log.attributes().containsKey(NAME))
			.map(LogEventTruthSystemTests::line);
		assertThat(events).containsExactlyInAnyOrder(
				"model-store-service INFO model.activated app.model.name=sentiment-minilm app.model.version=2.0.0",
				"inference-service INFO model.swapped app.model.name=sentiment-minilm app.model.version=2.0.0",
				"model-store-service WARN access.refused http.request.method=PUT",
				"model-store-service INFO model.activated app.model.name=sentiment-minilm app.model.version=2.0.1",
				"inference-service INFO model.swapped app.model.name=sentiment-minilm app.model.version=2.0.1",
				"inference-service INFO backlog.drained app.records=2");
	}

	private static String line(ReceivedLog log) {
		String attributes = log.attributes()
			.entrySet()
			.stream()
			.filter((attribute) -> attribute.getKey().matches("(app|http)\\..+"))
			.map((attribute) -> " " + attribute.getKey() + "=" + text(attribute.getValue()))
			.sorted()
			.collect(Collectors.joining());
		return log.service() + " " + log.level() + " " + log.attributes().get(NAME).getStringValue() + attributes;
	}

	private static String text(AnyValue value) {
		return value.hasIntValue() ? "" + value.getIntValue() : value.getStringValue();
	}

}
