package org.reviewscope.console.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.store.ReceivedCounts;
import org.reviewscope.console.store.TelemetryFixtures;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.store.TraceSummary;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.Trace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;

/**
 * The pages show what has arrived, and no part of it runs as a script.
 */
@WebMvcTest(controllers = TraceController.class,
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.access\\..*"))
class TracePageTests {

	private static final String HOSTILE = "</span><script>alert('x')</script>\"' onload=\"y";

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private TelemetryStore store;

	@BeforeEach
	void nothingReceived() {
		given(this.store.received()).willReturn(new ReceivedCounts(0, 0, 0, 0));
	}

	@Test
	void hostileValuesStayText() {
		Span span = TelemetryFixtures.span(1, 1, Map.of(HOSTILE, HOSTILE, "list", List.of(HOSTILE)));
		given(this.store.find(TelemetryFixtures.TRACE_ID)).willReturn(Optional
			.of(new Trace(TelemetryFixtures.TRACE_ID, List.of(span), List.of(TelemetryFixtures.line(1, 1, HOSTILE)))));

		assertThat(this.mvc.get().uri("/traces/" + TelemetryFixtures.TRACE_ID)).hasStatusOk()
			.bodyText()
			.contains("&lt;script&gt;alert(&#39;x&#39;)")
			.doesNotContain("<script>alert")
			.doesNotContain("\" onload");
	}

	@Test
	void hostileNamesStayTextInTheList() {
		given(this.store.search(any(), anyInt())).willReturn(List
			.of(new TraceSummary(TelemetryFixtures.TRACE_ID, HOSTILE, HOSTILE, 1, 2, 3, List.of(HOSTILE), true)));

		assertThat(this.mvc.get().uri("/traces")).hasStatusOk()
			.bodyText()
			.contains("&lt;script&gt;", "/traces/" + TelemetryFixtures.TRACE_ID)
			.doesNotContain("<script>alert");
	}

	@Test
	void emptyListSaysWhatToDo() {
		assertThat(this.mvc.get().uri("/traces")).hasStatusOk().bodyText().contains("Send a review to the gateway");
	}

	@Test
	void traceThatHasNotArrivedIsWaitedFor() {
		assertThat(this.mvc.get().uri("/traces/" + TelemetryFixtures.TRACE_ID)).hasStatus(404)
			.bodyText()
			.contains("Not here yet, looking again", TelemetryFixtures.TRACE_ID);
	}

	@Test
	void logsWithoutSpansAreShown() {
		given(this.store.find(TelemetryFixtures.TRACE_ID)).willReturn(Optional
			.of(new Trace(TelemetryFixtures.TRACE_ID, List.of(), List.of(TelemetryFixtures.line(1, 1, "alone")))));

		assertThat(this.mvc.get().uri("/traces/" + TelemetryFixtures.TRACE_ID)).hasStatusOk()
			.bodyText()
			.contains("alone", "without spans");
	}

	@Test
	void valuesThatAreNoExpressionAreNotEvaluated() {
		Span span = TelemetryFixtures.span(1, 1, Map.of("template", "__${T(java.lang.Runtime).getRuntime()}__"));
		given(this.store.find(TelemetryFixtures.TRACE_ID))
			.willReturn(Optional.of(new Trace(TelemetryFixtures.TRACE_ID, List.of(span), List.of())));

		assertThat(this.mvc.get().uri("/traces/" + TelemetryFixtures.TRACE_ID)).hasStatusOk()
			.bodyText()
			.contains("__${T(java.lang.Runtime).getRuntime()}__");
	}

}
