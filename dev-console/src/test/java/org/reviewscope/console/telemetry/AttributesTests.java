package org.reviewscope.console.telemetry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Attributes are a map like any other, except for their size.
 */
class AttributesTests {

	@Test
	void copyIsEqualAndInOrder() {
		Map<String, Object> original = new LinkedHashMap<>();
		List.of("z", "a", "m").forEach((key) -> original.put(key, key.length()));
		Attributes copy = Attributes.copyOf(original, 7);
		original.clear();

		assertThat(copy).containsExactly(Map.entry("z", 1), Map.entry("a", 1), Map.entry("m", 1))
			.isEqualTo(Map.of("z", 1, "a", 1, "m", 1))
			.hasSize(3)
			.containsKey("m")
			.doesNotContainKey("x");
		assertThat(copy.get("x")).isNull();
		assertThat(copy.bytes()).isEqualTo(7);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> copy.put("b", 1));
	}

}
