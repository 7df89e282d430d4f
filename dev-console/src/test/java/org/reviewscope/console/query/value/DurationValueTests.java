package org.reviewscope.console.query.value;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Durations as queries have them.
 */
class DurationValueTests {

	@ParameterizedTest
	@CsvSource({ "0, 0ns, 0", "1, 1ns, 1", "4999, 2us, 2000", "5000, 5us, 5000", "999999, 500us, 500000",
			"1000000, 1ms, 1000000", "87654321, 50ms, 50000000", "3600000000000, 2000s, 2000000000000",
			"9223372036854775807, 5000000000s, 5000000000000000000" })
	void roundedOneIsNotLongerAndIsReadAgain(long nanos, String text, long rounded) {
		assertThat(DurationValue.rounded(nanos)).isEqualTo(text);
		assertThat(DurationValue.nanos(text)).isEqualTo(rounded).isLessThanOrEqualTo(nanos);
	}

}
