package org.reviewscope.inference.onnx;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class PadTokenTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"padding": {"pad_id": 7}} | 7
			{"padding": null, "added_tokens": [{"id": 0, "content": "<s>"}, {"id": 1, "content": "<pad>"}]} | 1
			{"added_tokens": [{"id": 3, "content": "[PAD]"}]} | 3
			{} | 0
			""")
	void padTokenIsFoundWhereTokenizersNameIt(String tokenizer, long id) {
		assertThat(PadToken.id(new JsonMapper(), tokenizer.getBytes(StandardCharsets.UTF_8))).isEqualTo(id);
	}

}
