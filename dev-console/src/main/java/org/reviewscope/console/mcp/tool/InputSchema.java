package org.reviewscope.console.mcp.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a tool, as a JSON schema. The server refuses calls that have others.
 */
public final class InputSchema {

	private final Map<String, Object> properties = new LinkedHashMap<>();

	private final List<String> required = new ArrayList<>();

	/**
	 * Adds a text.
	 * @param name its name
	 * @param description what it means
	 * @return this
	 */
	public InputSchema text(String name, String description) {
		this.properties.put(name, Map.of("type", "string", "description", description));
		return this;
	}

	/**
	 * Adds a text that has to be there.
	 * @param name its name
	 * @param description what it means
	 * @return this
	 */
	public InputSchema required(String name, String description) {
		this.required.add(name);
		return text(name, description);
	}

	/**
	 * Adds something to say yes or no to.
	 * @param name its name
	 * @param description what it means
	 * @return this
	 */
	public InputSchema toggle(String name, String description) {
		this.properties.put(name, Map.of("type", "boolean", "description", description));
		return this;
	}

	/**
	 * Adds how many items the answer has at most.
	 * @return this
	 */
	public InputSchema limit() {
		this.properties.put("limit", Map.of("type", "integer", "minimum", 1, "maximum", 1000, "default",
				ToolArguments.DEFAULT_LIMIT, "description", "how many at most"));
		return this;
	}

	/**
	 * Adds a query with its time range.
	 * @param examples queries that work
	 * @return this
	 */
	public InputSchema query(String examples) {
		return text("query",
				"Conditions joined by and, or, not and ( ): a name, one of = != =~ !~ < <= > >=, and a value; "
						+ "a name alone means that there is such a value. Empty for all. Examples: " + examples)
			.text("from", "the earliest time: 2026-01-31T12:00:00Z, or how long ago it was, as 15m")
			.text("until", "the time after the latest, in the same way");
	}

	/**
	 * As the protocol wants it.
	 * @return a JSON schema
	 */
	public Map<String, Object> json() {
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("type", "object");
		schema.put("properties", this.properties);
		schema.put("required", this.required);
		schema.put("additionalProperties", false);
		return schema;
	}

}
