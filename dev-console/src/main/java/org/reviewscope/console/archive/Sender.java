package org.reviewscope.console.archive;

import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Scope;

/**
 * Tells who sent a span or log record. In a file, those of the same sender stand
 * together, whether they came in one request or in many.
 *
 * @param resource the service
 * @param scope the library or logger
 */
record Sender(Resource resource, Scope scope) {

	static Sender of(Resource resource, Scope scope) {
		return new Sender(
				new Resource(resource.service(), resource.attributes(), 0, resource.droppedAttributes(),
						resource.schemaUrl()),
				new Scope(scope.name(), scope.version(), scope.attributes(), scope.droppedAttributes(),
						scope.schemaUrl(), 0));
	}

	int size() {
		return ValueEncoder.resource(this.resource).getSerializedSize()
				+ ValueEncoder.scope(this.scope).getSerializedSize();
	}

}
