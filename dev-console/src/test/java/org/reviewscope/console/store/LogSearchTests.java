package org.reviewscope.console.store;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.query.Query;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Resource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Log records are found by what is known of them.
 */
class LogSearchTests {

	private final TelemetryStore store = new TelemetryStore(TelemetryFixtures.limits(10, 100, 10, 10));

	@Test
	void newestComeFirst() {
		this.store.addLogs(List.of(line("shop", "INFO", "one"), line("bank", "WARN", "two")));

		assertThat(this.store.searchLogs(Query.logs(""), 10)).extracting(LogLine::body).containsExactly("two", "one");
		assertThat(this.store.searchLogs(Query.logs(""), 1)).hasSize(1);
	}

	@Test
	void eachQuestionLeavesOthersOut() {
		this.store.addLogs(List.of(line("shop", "INFO", "Bought"), line("bank", "ERROR2", "paid"),
				TelemetryFixtures.line(7, 1, "traced")));

		assertThat(found("service = shop and \"bou\"")).containsExactly("Bought");
		assertThat(found("severity >= warn")).containsExactly("paid");
		assertThat(found("traceId = " + TelemetryFixtures.traceId(7))).containsExactly("traced");
	}

	@Test
	void traceOfALineIsAskedToo() {
		this.store.addSpans(List.of(TelemetryFixtures.span(7, 1)));
		this.store.addLogs(List.of(line("shop", "INFO", "alone"), TelemetryFixtures.line(7, 1, "traced"),
				TelemetryFixtures.line(8, 1, "lost")));

		assertThat(found("{ name = \"work 1\" }")).containsExactly("traced");
		assertThat(found("not { name = \"work 1\" }")).containsExactly("lost", "alone");
	}

	private List<Object> found(String query) {
		return this.store.searchLogs(Query.logs(query), 10).stream().map(LogLine::body).toList();
	}

	private static LogLine line(String service, String severity, String body) {
		return new LogLine(null, null, new Resource(service, Map.of(), 1), severity, body, 1, Map.of());
	}

}
