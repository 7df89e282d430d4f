package org.reviewscope.console.ticket;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.store.TelemetryFixtures;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanEvent;
import org.reviewscope.console.telemetry.SpanStatus;
import org.reviewscope.console.telemetry.Trace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * A trace as Markdown, in which no text of a service is more than text.
 */
@WebMvcTest(controllers = TicketController.class,
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.access\\..*"))
class TicketTests {

	private static final String HOSTILE = "`` ``` @org/team <img src=x onerror=alert(1)> [a](javascript:b)\n"
			+ "```\n# heading | https://evil.example \u202e";

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private TelemetryStore store;

	@Test
	void traceIsWrittenForATicket() {
		Span root = span(1, "http post /predict", 0, 100, SpanStatus.UNSET, Map.of(), List.of());
		Span call = span(2, "predict", 10, 60, SpanStatus.ERROR, Map.of("otel.status_description", "no model"),
				List.of(new SpanEvent("exception", 1, Map.of("exception.type", "NoModel", "exception.message", "gone",
						"exception.stacktrace", "NoModel: gone\n\tat A.b(A.java:1)"))));
		received(root, call, TelemetryFixtures.line(1, 20, "no model"));

		assertThat(this.mvc.get().uri("/traces/" + TelemetryFixtures.TRACE_ID + ".md")).hasStatusOk()
			.hasContentType("text/markdown;charset=UTF-8")
			.bodyText()
			.isEqualTo("""
					# Trace: ` http post /predict `

					- Trace id: ` 00000000000000000000000000000001 `
					- Began: 1970-01-01T00:00:00Z
					- Duration: 100 ms
					- Services: ` shop `
					- Spans: 2, failed: 1, log records: 1

					## Where the time went

					- 60 %: ` shop: predict `
					- 40 %: ` shop: http post /predict `

					## Spans

					```text
					http post /predict [shop] +0, 100 ms, self 40.0 ms
					  predict [shop] +10.0 ms, 60.0 ms, self 60.0 ms, ERROR
					```

					## Errors

					- ` shop: predict ` ` no model `

					```text
					NoModel: gone
						at A.b(A.java:1)
					```


					## Log records

					```text
					+20.0 ms INFO [shop] no model
					```
					""");
	}

	@Test
	void hostileTextsStayCode() {
		Span root = span(1, HOSTILE, 0, 100, SpanStatus.ERROR, Map.of("otel.status_description", HOSTILE),
				List.of(new SpanEvent("exception", 1, Map.of("exception.stacktrace", HOSTILE))));
		received(root, root, TelemetryFixtures.line(1, 20, HOSTILE));

		String text = new String(this.mvc.get()
			.uri("/traces/" + TelemetryFixtures.TRACE_ID + ".md")
			.exchange()
			.getResponse()
			.getContentAsByteArray(), StandardCharsets.UTF_8);

		assertThat(outsideOfCode(text)).contains("# Trace:", "## Errors")
			.doesNotContain("@org", "<img", "](", "https:", "# heading", "|", "\u202e");
		assertThat(text).contains("@org/team").doesNotContain("\u202e");
	}

	@Test
	void unknownTraceIsNotFound() {
		given(this.store.find(TelemetryFixtures.TRACE_ID)).willReturn(Optional.empty());

		assertThat(this.mvc.get().uri("/traces/" + TelemetryFixtures.TRACE_ID + ".md")).hasStatus(404)
			.hasContentType("application/problem+json");
		assertThat(this.mvc.get().uri("/traces/short.md")).hasStatus(400);
	}

	// CommonMark's rule: code ends at as many backticks as it began with
	private static String outsideOfCode(String text) {
		String withoutBlocks = Pattern.compile("^(`{3,})text\\n.*?\\n\\1\\n", Pattern.DOTALL | Pattern.MULTILINE)
			.matcher(text)
			.replaceAll("");
		return Pattern.compile("(?<!`)(`+)(?!`)[^\\n]*?(?<!`)\\1(?!`)").matcher(withoutBlocks).replaceAll("");
	}

	private void received(Span first, Span second, LogLine line) {
		List<Span> spans = first.equals(second) ? List.of(first) : List.of(first, second);
		given(this.store.find(TelemetryFixtures.TRACE_ID))
			.willReturn(Optional.of(new Trace(TelemetryFixtures.TRACE_ID, spans, List.of(line))));
	}

	private static Span span(int number, String name, long at, long length, SpanStatus status,
			Map<String, Object> attributes, List<SpanEvent> events) {
		return new Span(TelemetryFixtures.TRACE_ID, new Resource("shop", Map.of("service.name", "shop"), 1), name,
				"INTERNAL", "%016x".formatted(number), (number > 1) ? "%016x".formatted(number - 1) : null,
				1_000_000L * at, 1_000_000L * length, status, attributes, events, List.of());
	}

}
