package org.reviewscope.system.collector;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Secrets and personal data do not leave the Collector as they came.
 */
class CollectorRedactionSystemTests extends AbstractCollectorSystemTests {

	@Test
	void nothingSecretLeaves() throws Exception {
		start(Map.of());
		Span span = span("redaction").addAllAttributes(OtlpSender.attributes(Secrets.ATTRIBUTES))
			.addAllAttributes(OtlpSender.attributes(Secrets.HARMLESS))
			.addEvents(Span.Event.newBuilder()
				.setName("exception")
				.addAllAttributes(OtlpSender.attributes(Map.of("exception.message", Secrets.MESSAGE))))
			.build();
		this.sender.sendOverHttp(GATEWAY, List.of(span));
		this.sender.send(GATEWAY, log(Secrets.MESSAGE, Secrets.ATTRIBUTES));

		await("the span").until(() -> this.backends.spans(span.getTraceId()).size() == 1);
		await("the record").until(() -> this.backends.records().size() == 1);
		assertThat(Secrets.MARKS).filteredOn(this.backends::received).isEmpty();
		assertThat(this.backends.spans(span.getTraceId())).first()
			.satisfies((arrived) -> assertThat(arrived.getAttributesList())
				.containsAll(OtlpSender.attributes(Secrets.HARMLESS)));
	}

	@Test
	void stackTraceBecomesPartOfTheLine() {
		start(Map.of());
		String trace = IntStream.range(0, 5000)
			.mapToObj("\tat org.example.Frame%d.run"::formatted)
			.collect(Collectors.joining("\n"));

		this.sender.send(GATEWAY,
				log("It broke", Map.of("exception.type", "IllegalStateException", "exception.stacktrace", trace)));

		await("the record").until(() -> this.backends.records().size() == 1);
		LogRecord record = this.backends.records().getFirst();
		assertThat(record.getBody().getStringValue()).startsWith("It broke\n\tat org.example.Frame0.run")
			.hasSizeLessThan(33_000);
		assertThat(record.getAttributesList()).extracting("key").containsExactly("exception.type");
	}

}
