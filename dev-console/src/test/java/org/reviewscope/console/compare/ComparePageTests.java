package org.reviewscope.console.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.store.TelemetryFixtures;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.store.TraceSummary;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;
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
 * The page takes two ids, or offers traces for the second.
 */
@WebMvcTest(controllers = CompareController.class,
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.access\\..*"))
class ComparePageTests {

	private static final String HOSTILE = "</span><script>alert('x')</script>\"' onload=\"y";

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private TelemetryStore store;

	@Test
	void hostileNamesStayText() {
		kept(1, HOSTILE);
		kept(2, "other");

		assertThat(this.mvc.get().uri(path(1, 2))).hasStatusOk()
			.bodyText()
			.contains("&lt;script&gt;", "only in the first", "only in the second")
			.doesNotContain("<script>alert", "\" onload");
	}

	@Test
	void tracesOfTheSameKindAreOffered() {
		kept(1, HOSTILE);
		given(this.store.search(any(), anyInt()))
			.willReturn(List.of(TraceSummary.of(TelemetryFixtures.traceId(1), List.of(TelemetryFixtures.span(1, 1))),
					TraceSummary.of(TelemetryFixtures.traceId(3), List.of(TelemetryFixtures.span(3, 1)))));

		assertThat(this.mvc.get().uri("/traces/compare?first={id}", TelemetryFixtures.traceId(1))).hasStatusOk()
			.bodyText()
			.contains("first=%s&amp;second=%s".formatted(TelemetryFixtures.traceId(1), TelemetryFixtures.traceId(3)))
			.doesNotContain("second=" + TelemetryFixtures.traceId(1));
	}

	@Test
	void veryLongNameIsNoQuery() {
		kept(1, "x".repeat(2000));

		assertThat(this.mvc.get().uri("/traces/compare?first={id}", TelemetryFixtures.traceId(1))).hasStatusOk()
			.bodyText()
			.contains("No other request of this kind is kept");
	}

	@Test
	void mistakesAreTheClients() {
		kept(1, "a");
		given(this.store.find(TelemetryFixtures.traceId(4))).willReturn(Optional
			.of(new Trace(TelemetryFixtures.traceId(4), List.of(), List.of(TelemetryFixtures.line(4, 1, "alone")))));

		assertThat(this.mvc.get().uri("/traces/compare")).hasStatus(400);
		assertThat(this.mvc.get().uri("/traces/compare?first=x")).hasStatus(400);
		assertThat(this.mvc.get().uri(path(1, 9))).hasStatus(404);
		assertThat(this.mvc.get().uri(path(1, 4))).hasStatus(404);
	}

	private static String path(int first, int second) {
		return "/traces/compare?first=%s&second=%s".formatted(TelemetryFixtures.traceId(first),
				TelemetryFixtures.traceId(second));
	}

	private void kept(int trace, String name) {
		Span span = new Span(TelemetryFixtures.traceId(trace), new Resource("shop", Map.of(), 1), name, "SERVER",
				"%016x".formatted(1), null, 1, 2, SpanStatus.UNSET, Map.of(), List.of(), List.of());
		given(this.store.find(TelemetryFixtures.traceId(trace)))
			.willReturn(Optional.of(new Trace(TelemetryFixtures.traceId(trace), List.of(span), List.of())));
	}

}
