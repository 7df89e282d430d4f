package org.reviewscope.console.telemetry;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logging libraries have words of their own; the number is OTLP's.
 */
class LogSeverityTests {

	@ParameterizedTest
	@CsvSource({ "17, SEVERE, ERROR", "13, WARNING, WARN", "9, notice, INFO", "8, DEBUG4, DEBUG", "1, ERROR, TRACE",
			"24, x, FATAL", "0, ERROR2, ERROR", "0, warning, WARN", "25, fatal, FATAL", "-1, SEVERE, INFO",
			"0, '', INFO" })
	void numberDecidesAndElseTheText(int number, String text, LogSeverity severity) {
		LogDetails details = new LogDetails(Scope.NONE, number, false, "", 0, 0, 0, false);

		assertThat(new LogLine(null, null, new Resource("shop", Map.of(), 1), text, "x", 1, Map.of(), details).level())
			.isEqualTo(severity);
	}

}
