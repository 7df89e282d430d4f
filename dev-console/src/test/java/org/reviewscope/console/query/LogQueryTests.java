package org.reviewscope.console.query;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What queries about log records mean.
 */
class LogQueryTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "severity = warn", "severity >= info", "severity > INFO", "severity <= warn",
			"severity != error", "severity =~ 'warn|error'", "service = shop", "body =~ refused$", "message =~ \"\\d\"",
			"message =~ \"\\\"4\\\"\"", "\"PAYMENT\"", "'REFUSED'", "traceId =~ ^0+1$", "spanId = 000000000000000a",
			"logger = org.shop.Pay", "attribute.logger", "resource.host.name = h1",
			"severity >= warn and { status = error and service = shop }", "{ service = bank }", "event.name = nil" })
	void holds(String query) {
		assertThat(Asked.log(query)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "severity > warn", "severity < warn", "severity = info", "severity >= error",
			"service = bank", "body =~ ^refused", "message !~ euros", "\"paid\"", "{ status = ok }", "not traceId",
			"logger = nil" })
	void doesNotHold(String query) {
		assertThat(Asked.log(query)).isFalse();
	}

}
