package org.reviewscope.console.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.store.TelemetryFixtures;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanEvent;
import org.reviewscope.console.telemetry.SpanLink;
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
 * Traces as JSON, which scripts and tests rely on.
 */
@WebMvcTest(controllers = TraceApiController.class,
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.access\\..*"))
class TraceApiTests {

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private TelemetryStore store;

	@Test
	void traceHasTheAgreedForm() {
		given(this.store.find("5b8efff798038103d269b633813fc60c")).willReturn(Optional.of(trace()));

		assertThat(this.mvc.get().uri("/api/traces/5B8EFFF798038103D269B633813FC60C")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo(
					"""
							{"traceId":"5b8efff798038103d269b633813fc60c",
							"spans":[{"service":"shop","name":"order","kind":"SERVER","spanId":"eee19b7ec3c1b174",
							"parentSpanId":null,"startTimeUnixNano":1544712660000000001,"durationNanos":7,"status":"ERROR",
							"attributes":{"n":7},
							"events":[{"name":"retry","timeUnixNano":1544712660000000002,"attributes":{"again":true}}],
							"links":[{"traceId":"00000000000000000000000000000002","spanId":"0000000000000003","attributes":{}}],
							"resource":{"service.name":"shop"}}],
							"logs":[{"service":"shop","severity":"INFO","body":"done","spanId":"eee19b7ec3c1b174",
							"timeUnixNano":1544712660000000003,"attributes":{"tenant.id":"acme"}}]}""");
	}

	@Test
	void unknownTraceIsNotFound() {
		assertThat(this.mvc.get().uri("/api/traces/" + TelemetryFixtures.TRACE_ID)).hasStatus(404)
			.hasContentType("application/problem+json");
	}

	@Test
	void malformedTraceIdIsRefused() {
		assertThat(this.mvc.get().uri("/api/traces/<script>")).hasStatus(400)
			.hasContentType("application/problem+json")
			.bodyText()
			.contains("32 hexadecimal digits")
			.doesNotContain("<script");
	}

	@Test
	void unreasonableLimitIsRefused() {
		assertThat(this.mvc.get().uri("/api/traces?limit=0")).hasStatus(400);
		assertThat(this.mvc.get().uri("/api/traces?limit=1001")).hasStatus(400);
		assertThat(this.mvc.get().uri("/api/traces?limit=many")).hasStatus(400);
	}

	private static Trace trace() {
		Resource shop = new Resource("shop", Map.of("service.name", "shop"), 1);
		Span span = new Span("5b8efff798038103d269b633813fc60c", shop, "order", "SERVER", "eee19b7ec3c1b174", null,
				1544712660000000001L, 7, SpanStatus.ERROR, Map.of("n", 7L),
				List.of(new SpanEvent("retry", 1544712660000000002L, Map.of("again", true))),
				List.of(new SpanLink(TelemetryFixtures.traceId(2), "%016x".formatted(3), Map.of())));
		LogLine line = new LogLine(span.traceId(), span.spanId(), shop, "INFO", "done", 1544712660000000003L,
				Map.of("tenant.id", "acme"));
		return new Trace(span.traceId(), List.of(span), List.of(line));
	}

}
