package org.reviewscope.console.telemetry;

import java.util.Map;

/**
 * The sender of spans or log records. All that arrive together share one object.
 *
 * @param service its service name
 * @param attributes its attributes
 * @param sharedBy how many spans or records share this object
 * @param droppedAttributes how many attributes the program left out
 * @param schemaUrl the schema of the attributes
 */
public record Resource(String service, Map<String, Object> attributes, int sharedBy, int droppedAttributes,
		String schemaUrl) {

	public Resource(String service, Map<String, Object> attributes, int sharedBy) {
		this(service, attributes, sharedBy, 0, "");
	}
}
