package org.reviewscope.system.agents;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/**
 * The console's tools: all that the script sees.
 */
@FunctionalInterface
interface Tools {

	JsonNode ask(String tool, Map<String, Object> arguments);

	static List<JsonNode> items(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false).toList();
	}

}
