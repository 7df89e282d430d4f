package org.reviewscope.system.truth;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.proto.common.v1.AnyValue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every span and every log line, against what was sent.
 */
@ExtendWith(KnownRunExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class TraceTruthSystemTests {

	private KnownRun run;

	@BeforeAll
	void use(KnownRun run) {
		this.run = run;
	}

	@Test
	void everyTraceIsWhatWasAskedFor() {
		Map<String, String> expected = this.run.truth().trees();
		assertThat(received(expected.keySet())).containsExactlyInAnyOrderEntriesOf(expected);
	}

	@Test
	void thereIsNoOtherTrace() {
		List<String> others = this.run.otherTrees();
		others.removeAll(this.run.notRecordedYet());
		assertThat(others).containsExactlyInAnyOrderElementsOf(this.run.truth().background());
	}

	@Test
	void tenantAndUserAreOnEverySpanAndLineOfTheirRequestsAndOnNoOther() {
		Map<String, Set<String>> tenants = new TreeMap<>();
		Stream
			.concat(this.run.receiver()
				.spans()
				.stream()
				.map((span) -> Map.entry(span.traceId(), tenant(span.attributes()))),
					this.run.receiver()
						.logs()
						.stream()
						.filter((log) -> !log.traceId().isEmpty())
						.map((log) -> Map.entry(log.traceId(), tenant(log.attributes()))))
			.forEach((entry) -> tenants.computeIfAbsent(entry.getKey(), (_) -> new TreeSet<>()).add(entry.getValue()));
		assertThat(tenants.values()).allSatisfy((words) -> assertThat(words).hasSize(1));
		assertThat(tenants.values()
			.stream()
			.map((words) -> words.iterator().next())
			.filter((words) -> !words.equals("-/-"))).containsExactlyInAnyOrder("acme/u-1", "globex/-");
	}

	private static String tenant(Map<String, AnyValue> attributes) {
		return Stream.of("tenant.id", "user.id")
			.map((key) -> attributes.containsKey(key) ? attributes.get(key).getStringValue() : "-")
			.collect(Collectors.joining("/"));
	}

	private Map<String, String> received(Set<String> traceIds) {
		return traceIds.stream().collect(Collectors.toMap((traceId) -> traceId, this.run::tree));
	}

}
