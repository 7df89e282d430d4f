package org.reviewscope.console.ingest.decode;

import java.util.Map;

import org.reviewscope.console.telemetry.Resource;

/**
 * Names the sender of spans and log records.
 */
final class Resources {

	private Resources() {
	}

	static Resource of(io.opentelemetry.proto.resource.v1.Resource resource, int sharedBy) {
		Map<String, Object> attributes = AttributeValues.of(resource.getAttributesList());
		return new Resource(attributes.getOrDefault("service.name", "unknown_service").toString(), attributes,
				sharedBy);
	}

}
