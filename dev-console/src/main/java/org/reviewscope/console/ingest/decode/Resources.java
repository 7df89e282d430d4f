package org.reviewscope.console.ingest.decode;

import java.util.Map;

import io.opentelemetry.proto.common.v1.InstrumentationScope;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Scope;

/**
 * Names the sender of spans and log records.
 */
final class Resources {

	private Resources() {
	}

	static Resource of(io.opentelemetry.proto.resource.v1.Resource resource, String schemaUrl, int sharedBy) {
		Map<String, Object> attributes = AttributeValues.of(resource.getAttributesList());
		return new Resource(attributes.getOrDefault("service.name", "unknown_service").toString(), attributes, sharedBy,
				resource.getDroppedAttributesCount(), AttributeValues.shortened(schemaUrl));
	}

	static Scope scope(InstrumentationScope scope, String schemaUrl, int sharedBy) {
		return new Scope(AttributeValues.shortened(scope.getName()), AttributeValues.shortened(scope.getVersion()),
				AttributeValues.of(scope.getAttributesList()), scope.getDroppedAttributesCount(),
				AttributeValues.shortened(schemaUrl), sharedBy);
	}

}
