package org.reviewscope.console.query;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What queries about spans mean.
 */
class SpanQueryTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "  ", "service = shop", "service != bank", "name = 'POST /pay'", "name =~ ^POST",
			"name !~ '^GET'", "status = error", "status = ERROR", "status != ok", "kind = server", "kind =~ 'serv|cli'",
			"duration = 50ms", "duration > 49.9ms", "duration >= 50ms", "duration < 0.051s", "duration <= 50000us",
			"duration <= 50000\u00b5s", "duration != 50ns", "duration < 1m", "duration < 999999999999999999999h",
			"traceId = 00000000000000000000000000000001", "traceId =~ 1$", "spanId = 000000000000000a",
			"not parentSpanId", "parentSpanId = nil", "traceDuration = 70.001ms", "rootName = \"POST /pay\"",
			"rootService = shop" })
	void intrinsicsHold(String query) {
		assertThat(Asked.span(query)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "service = bank", "service = Shop", "service != shop", "name =~ ^pay", "name !~ POST",
			"status = unset", "status != error", "kind = client", "kind !~ server", "duration > 50ms",
			"duration >= 51ms", "duration < 50ms", "duration <= 49ms", "duration != 50ms", "traceId = 1",
			"parentSpanId", "parentSpanId != nil", "parentSpanId != a", "rootName = SELECT" })
	void intrinsicsDoNotHold(String query) {
		assertThat(Asked.span(query)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http.route = /pay", "http.route='/pay'", "http.route", "http.route != nil",
			"http.response.status_code = 503", "http.response.status_code >= 500",
			"http.response.status_code = \"503\"", "http.response.status_code =~ ^5",
			"http.response.status_code < 503.5", "code.as.text >= 500", "code.as.text = 503.0", "ratio = 0.5",
			"ratio > -1", "cached = false", "cached != true", "absent = nil", "not absent", "not absent = 1",
			"tags = red", "tags = blue", "tags != green", "tags =~ ^r", "attribute.name = inner", "span.name = inner",
			"attribute.\"odd key\" = x", "span.'odd key' = x", "resource.host.name = h1", "resource.absent = nil",
			"event.name = retry", "event.attempt = 2", "event.exception.type =~ IO", "event.attempt > 1",
			"link.cause = queue", "link.spanId = 000000000000000b", "link.traceId =~ 2$", "http.route > /a",
			"http.route < /z" })
	void attributesHold(String query) {
		assertThat(Asked.span(query)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http.route = /PAY", "http.route = nil", "http.response.status_code > 503",
			"http.response.status_code = 50", "code.as.text > 503", "cached = true", "cached != false", "absent",
			"absent != 1", "absent !~ x", "absent = 1", "tags = re", "tags != red", "tags !~ blue",
			"event.name = timeout", "event.name != retry", "link.cause != queue", "resource.host.name != h1",
			"http.route > 5", "ratio = half" })
	void attributesDoNotHold(String query) {
		assertThat(Asked.span(query)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "status = error and service = shop", "status = error && service = shop",
			"status = ok or service = shop", "status = ok || service = shop", "not status = ok", "!status = ok",
			"status = error OR service = shop", "service = shop AND NOT status = ok",
			// "and" binds stronger than "or"
			"service = shop or service = shop and status = ok", "status = ok and status = ok or service = shop",
			// "not" binds stronger than both
			"not status = ok and service = shop", "not status = error or service = shop",
			"not (status = error and status = ok)", "(((service = shop)))", "not not service = shop",
			"!(status=ok)and(service=shop)" })
	void conditionsAreJoined(String query) {
		assertThat(Asked.span(query)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "(service = shop or service = shop) and status = ok", "not (status = ok or service = shop)",
					"not status = error and service = shop", "status = error and status = ok" })
	void joinedConditionsDoNotHold(String query) {
		assertThat(Asked.span(query)).isFalse();
	}

	@Test
	void bracesAskAnySpanOfTheTrace() {
		assertThat(Asked.span("{ db.system.name = h2 }")).isTrue();
		assertThat(Asked.span("db.system.name = h2")).isFalse();
		assertThat(Asked.span("service = shop and {service = bank and duration > 60ms}")).isTrue();
		assertThat(Asked.span("{ service = shop and duration > 60ms }")).isFalse();
		assertThat(Asked.span("not { status = ok }")).isTrue();
		assertThat(Asked.span("{ service = bank and { service = shop } }")).isTrue();
	}

	@Test
	void textAloneIsPartOfTheNameInAnyCase() {
		assertThat(Asked.span("\"post /P\"")).isTrue();
		assertThat(Asked.span("'.*'")).isFalse();
		assertThat(Asked.span("''")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "two words", "quote \" and '", "back\\slash\\", "and", "nil", "(",
			"\u00e4\ud83d\ude00", "\n" })
	void writtenValueIsReadAsItself(String text) {
		assertThat(Query.spans(Query.equal("name", text)).holds(named(text), new TraceScope(List::of))).isTrue();
		assertThat(Query.spans("name = " + Query.value(text)).holds(named(text), new TraceScope(List::of))).isTrue();
	}

	private static Span named(String name) {
		return new Span("t", Asked.PAYMENT.resource(), name, "SERVER", "s", null, 1, 1, SpanStatus.OK, Map.of(),
				List.of(), List.of());
	}

}
