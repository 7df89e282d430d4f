package org.reviewscope.inference.artifact;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * A reference that cannot be compared with is refused with its artifact, before the model
 * serves.
 */
class ReferenceWindowTests {

	private static final String VALID = """
			{"class": {"negative": 3, "neutral": 0, "positive": 2},
			"confidence": {"upTo": [0.6], "counts": [1, 4]},
			"length": {"upTo": [40, 50], "counts": [2, 2, 1]}, "tokens": {"upTo": [], "counts": [5]}}
			""";

	private final JsonMapper json = new JsonMapper();

	@Test
	void validReferenceIsRead() {
		ReferenceWindow reference = read(VALID);
		assertThat(reference.classes().negative()).isEqualTo(3);
		assertThat(reference.length().counts()).containsExactly(2, 2, 1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			"negative": 3 | "negative": -3 | must not be negative
			[40, 50] | [50, 40] | each greater than the one before
			[40, 50] | [40, 40] | each greater than the one before
			[40, 50] | [40, null] | each greater than the one before
			[2, 2, 1] | [2, 2] | one more than upTo
			[2, 2, 1] | [2, null, 1] | whole numbers from 0 on
			[2, 2, 1] | [2, -2, 1] | whole numbers from 0 on
			{"upTo": [0.6], "counts": [1, 4]} | null | are needed
			""")
	void referenceThatCannotBeComparedWithIsRefused(String valid, String invalid, String complaint) {
		assertThatException().isThrownBy(() -> read(VALID.replace(valid, invalid))).withMessageContaining(complaint);
	}

	@Test
	void binsAreFew() {
		List<Integer> bounds = IntStream.range(0, 50).boxed().toList();
		String counts = bounds.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", ", 50]"));
		assertThatException()
			.isThrownBy(() -> read(VALID.replace("[40, 50]", bounds.toString()).replace("[2, 2, 1]", counts)))
			.withMessageContaining("50 bins at most");
	}

	private ReferenceWindow read(String text) {
		return this.json.readValue(text, ReferenceWindow.class);
	}

}
