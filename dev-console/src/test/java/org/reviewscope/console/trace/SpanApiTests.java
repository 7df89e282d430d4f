package org.reviewscope.console.trace;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.store.TelemetryFixtures;
import org.reviewscope.console.store.TelemetryStore;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;

/**
 * Spans by a query, and the answers to bad queries.
 */
@WebMvcTest(controllers = SpanApiController.class,
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.access\\..*"))
class SpanApiTests {

	private static final String LETTERS = "a=~!<>'\"(){} .";

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private TelemetryStore store;

	@Test
	void spanHasTheAgreedForm() {
		given(this.store.searchSpans(any(), eq(7))).willReturn(List.of(TelemetryFixtures.span(1, 1)));

		assertThat(this.mvc.get()
			.uri("/api/spans?query={query}&from=15m&until=2026-01-31T12:00:00Z&limit=7", "service = shop"))
			.hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo("""
					[{"traceId":"00000000000000000000000000000001","service":"shop","name":"work 1","kind":"INTERNAL",
					"spanId":"0000000000000001","parentSpanId":null,"startTimeUnixNano":1000000,"durationNanos":5000000,
					"status":"UNSET","attributes":{},"events":[],"links":[],"resource":{"service.name":"shop"}}]""");
	}

	@Test
	void badQueryIsAProblemWithItsColumn() {
		assertThat(this.mvc.get().uri("/api/spans?query={query}", "service = ")).hasStatus(400)
			.hasContentType("application/problem+json")
			.bodyJson()
			.isLenientlyEqualTo("""
					{"status":400,"title":"Not a query","column":11,"expected":"a value",
					"detail":"Column 11: expected a value, found the end"}""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "from=yesterday", "until=5", "limit=0", "limit=1001", "limit=many" })
	void unreasonableLimitsAreRefused(String parameters) {
		assertThat(this.mvc.get().uri("/api/spans?" + parameters)).hasStatus(400)
			.hasContentType("application/problem+json");
	}

	@ParameterizedTest
	@ValueSource(longs = { 21, 22, 23 })
	void whateverIsSentIsAnsweredOrRefused(long seed) {
		Random random = new Random(seed);
		for (int i = 0; i < 200; i++) {
			String query = random.ints(random.nextInt(12), 0, 0x3000)
				.mapToObj((letter) -> (letter % 3 > 0) ? String.valueOf(LETTERS.charAt(letter % LETTERS.length()))
						: Character.toString(letter))
				.reduce("", String::concat);

			assertThat(this.mvc.get()
				.uri("/api/spans?query={query}&from={query}", query, query)
				.exchange()
				.getResponse()
				.getStatus()).as(query).isIn(200, 400);
		}
	}

}
