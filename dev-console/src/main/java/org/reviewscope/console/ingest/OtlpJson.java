package org.reviewscope.console.ingest;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts OTLP's JSON into the JSON of protobuf. They differ in one thing: ids are
 * hexadecimal digits in OTLP, and Base64 in protobuf.
 */
final class OtlpJson {

	private static final Set<String> IDS = Set.of("traceId", "spanId", "parentSpanId");

	/** Of braces, brackets, names and values: each becomes an object, and that twice. */
	static final int MOST_TOKENS = 200_000;

	/** Of a text: it is put together in a buffer that doubles, two bytes a character. */
	static final int MOST_CHARACTERS = 1_000_000;

	/** JSON is held in memory in five forms, one after the other. */
	private static final int MOST_MEGABYTES = 4;

	private static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
		.streamReadConstraints(
				StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).maxStringLength(MOST_CHARACTERS).build())
		.build());

	private OtlpJson() {
	}

	/**
	 * Rewrites a message.
	 * @param body a message in OTLP JSON
	 * @return the message in protobuf JSON, in UTF-8
	 * @throws JacksonException when it is not JSON
	 * @throws OtlpException when it is too large
	 */
	static byte[] toProtobufJson(byte[] body) {
		if (body.length > MOST_MEGABYTES * 1024 * 1024) {
			throw OtlpException.tooLarge("decompressed JSON ", MOST_MEGABYTES);
		}
		JsonNode message = MAPPER.readTree(body);
		rewriteIds(message);
		// Not as text: one wide character would make all of it twice as large
		return MAPPER.writeValueAsBytes(message);
	}

	private static void rewriteIds(JsonNode node) {
		if (node instanceof ObjectNode object) {
			for (Map.Entry<String, JsonNode> field : object.properties()) {
				if (IDS.contains(field.getKey()) && field.getValue().isString()) {
					field.setValue(object.stringNode(base64(field.getValue().stringValue())));
				}
			}
		}
		node.forEach(OtlpJson::rewriteIds);
	}

	private static String base64(String hex) {
		try {
			return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
		}
		catch (IllegalArgumentException ex) {
			// Not a valid id: this record is rejected later, the others are accepted
			return "";
		}
	}

}
