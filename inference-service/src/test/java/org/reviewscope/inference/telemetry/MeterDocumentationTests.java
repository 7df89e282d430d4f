package org.reviewscope.inference.telemetry;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The names of meters are a contract: dashboards, rules and queries use them.
 */
class MeterDocumentationTests {

	@Test
	void modelsAreMeasuredUnderTheseNames() {
		assertThat(described(ModelMeterDocumentation.values())).containsExactly("GAUGE model.active [name, version]",
				"COUNTER model.swap.failures []", "COUNTER model.candidate.failures []");
	}

	@Test
	void predictionsAreMeasuredUnderTheseNames() {
		assertThat(described(PredictionMeterDocumentation.values())).containsExactly("COUNTER prediction.requests []",
				"COUNTER prediction.error [reason]", "DISTRIBUTION_SUMMARY review.length.summary []",
				"COUNTER prediction.results [sentiment, model.version]",
				"DISTRIBUTION_SUMMARY prediction.confidence []", "DISTRIBUTION_SUMMARY prediction.tokens []",
				"COUNTER prediction.truncated []", "TIMER inference.queue []");
	}

	@Test
	void rolloutsAreMeasuredUnderTheseNames() {
		assertThat(described(RolloutMeterDocumentation.values())).containsExactly(
				"GAUGE model.candidate.percent [name, version, mode]",
				"DISTRIBUTION_SUMMARY prediction.version.confidence [role, model.version]",
				"COUNTER prediction.shadow.reviews [model.version, agreement]",
				"COUNTER prediction.shadow.skipped [model.version, reason]");
	}

	@Test
	void recordsAreMeasuredUnderTheseNames() {
		assertThat(described(RecordMeterDocumentation.values())).containsExactly("COUNTER prediction.records [outcome]",
				"GAUGE prediction.records.dropped.before.start []", "GAUGE prediction.records.waiting []");
	}

	@Test
	void cacheIsMeasuredUnderTheseNames() {
		assertThat(described(CacheMeterDocumentation.values()))
			.containsExactly("COUNTER prediction.cache.gets [result]");
	}

	private static Stream<String> described(MeterDocumentation[] meters) {
		return Arrays.stream(meters)
			.map((meter) -> "%s %s [%s]".formatted(meter.getType(), meter.getName(),
					Arrays.stream(meter.getKeyNames()).map(KeyName::asString).collect(Collectors.joining(", "))));
	}

}
