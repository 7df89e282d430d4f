package org.reviewscope.console.telemetry;

import java.util.Map;

/**
 * The instrumentation scope: the library or logger that made spans or log records.
 *
 * @param name its name
 * @param version its version
 * @param attributes its attributes
 * @param droppedAttributes how many more it had
 * @param schemaUrl the schema of what it made
 * @param sharedBy how many spans or records share this object
 */
public record Scope(String name, String version, Map<String, Object> attributes, int droppedAttributes,
		String schemaUrl, int sharedBy) {

	/** Nothing is known. */
	public static final Scope NONE = new Scope("", "", Map.of(), 0, "", 1);

}
