package org.reviewscope.inference.artifact;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class ModelManifestTests {

	private static final String VALID = """
			{"name": "tiny", "version": "1.0.0", "labels": ["negative", "positive"], "maxLength": 256,
			"inputs": {"inputIds": "ids", "attentionMask": "mask"}, "output": "logits", "license": "Apache-2.0"}
			""";

	private final JsonMapper json = new JsonMapper();

	@Test
	void segmentIdsAreOptional() {
		ModelManifest manifest = this.json.readValue(VALID, ModelManifest.class);
		assertThat(manifest.inputs().names()).containsExactlyInAnyOrder("ids", "mask");
		assertThat(manifest.ref()).hasToString("tiny:1.0.0");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			"tiny" | "../tiny" | name must match
			"tiny" | "Tiny" | name must match
			"1.0.0" | "" | version must match
			["negative", "positive"] | ["negative", "negative"] | labels must be
			["negative", "positive"] | ["negative"] | labels must be
			["negative", "positive"] | ["negative", "angry"] | sentiment is one of
			256 | 7 | maxLength must be
			256 | 8193 | maxLength must be
			"logits" | " " | output is missing
			"mask" | null | inputs.attentionMask are needed
			""")
	void invalidManifestIsRefused(String valid, String invalid, String complaint) {
		String manifest = VALID.replace(valid, invalid);
		assertThatException().isThrownBy(() -> this.json.readValue(manifest, ModelManifest.class))
			.withMessageContaining(complaint);
	}

}
