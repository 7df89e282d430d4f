package org.reviewscope.observability.autoconfigure.problem;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Clients read what is wrong and where, and never their own values.
 */
class MisfitJsonTests {

	private final JsonMapper mapper = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	@Test
	void enumsNameTheirValuesAsTheyAreWritten() {
		assertThat(describe("{\"items\": [{\"mood\": \"good\"}, {\"mood\": \"secret\"}]}"))
			.isEqualTo("'items[1].mood' must be one of good, bad");
	}

	@Test
	void otherTypesNameTheirPlace() {
		assertThat(describe("{\"items\": [{\"count\": \"secret\"}]}"))
			.isEqualTo("'items[0].count' is missing or of the wrong type");
	}

	@Test
	void namesThatTheClientChoseAreNotRepeated() {
		assertThat(describe("{\"secret\": 1}")).isNull();
		assertThat(describe("{\"counts\": {\"secret\": \"x\"}}")).isNull();
	}

	@Test
	void brokenOrOtherwiseShapedBodiesHaveNoPlace() {
		assertThat(describe("{\"items\": [")).isNull();
		assertThat(describe("[]")).isNull();
		assertThat(MisfitJson.describe(new IllegalStateException("secret"))).isNull();
	}

	private String describe(String json) {
		return MisfitJson
			.describe(catchThrowableOfType(JacksonException.class, () -> this.mapper.readValue(json, Order.class)));
	}

	record Order(List<Item> items, Map<String, Integer> counts) {
	}

	record Item(Mood mood, Integer count) {
	}

	enum Mood {

		@JsonProperty("good")
		GOOD,

		@JsonProperty("bad")
		BAD

	}

}
