package org.reviewscope.inference.onnx;

import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the token that fills short reviews up. The attention mask hides it, but models of
 * the RoBERTa kind also derive positions from it.
 */
final class PadToken {

	private static final Set<String> USUAL_NAMES = Set.of("[PAD]", "<pad>");

	private PadToken() {
	}

	static long id(JsonMapper json, byte[] tokenizer) {
		JsonNode definition = json.readTree(tokenizer);
		JsonNode configured = definition.at("/padding/pad_id");
		if (configured.isIntegralNumber()) {
			return configured.asLong();
		}
		for (JsonNode token : definition.path("added_tokens")) {
			if (USUAL_NAMES.contains(token.path("content").asString())) {
				return token.path("id").asLong();
			}
		}
		return 0;
	}

}
