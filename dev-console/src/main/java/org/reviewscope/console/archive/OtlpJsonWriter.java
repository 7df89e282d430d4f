package org.reviewscope.console.archive;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes OTLP's JSON. It is protobuf's, except that ids are hexadecimal digits instead of
 * Base64, and enums their numbers.
 */
final class OtlpJsonWriter {

	private static final Set<String> IDS = Set.of("traceId", "spanId", "parentSpanId");

	private static final JsonFormat.Printer PRINTER = JsonFormat.printer()
		.omittingInsignificantWhitespace()
		.printingEnumsAsInts();

	private OtlpJsonWriter() {
	}

	static byte[] write(Message message) {
		try {
			JsonNode json = JsonMapper.shared().readTree(PRINTER.print(message));
			rewriteIds(json);
			return JsonMapper.shared().writeValueAsBytes(json);
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalStateException("Only messages with google.protobuf.Any cannot be printed", ex);
		}
	}

	private static void rewriteIds(JsonNode node) {
		if (node instanceof ObjectNode object) {
			for (Map.Entry<String, JsonNode> field : object.properties()) {
				if (IDS.contains(field.getKey())) {
					byte[] id = Base64.getDecoder().decode(field.getValue().stringValue());
					field.setValue(object.stringNode(HexFormat.of().formatHex(id)));
				}
			}
		}
		node.forEach(OtlpJsonWriter::rewriteIds);
	}

}
