package org.reviewscope.gateway.openapi;

import java.util.List;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;

/**
 * The shape of a problem detail. Without tracing it has no trace id, and only a refusal
 * of single fields lists them.
 */
final class ProblemSchema {

	private ProblemSchema() {
	}

	static Schema<?> create() {
		return new ObjectSchema().required(List.of("title", "status", "detail", "instance"))
			.description("What went wrong (RFC 9457)")
			.addProperty("title", text("What kind of problem it is", "Bad Request"))
			.addProperty("status", new IntegerSchema().description("Status of the response").example(400))
			.addProperty("detail", text("What is wrong, and what to do about it", "The review is blank."))
			.addProperty("instance", text("Path of the request", "/predict"))
			.addProperty("traceId", text("Trace of the request", "0af7651916cd43dd8448eb211c80319c"))
			.addProperty("errors", new ArraySchema().items(field()).description("Fields that are not valid"));
	}

	private static Schema<?> field() {
		return new ObjectSchema().required(List.of("field", "message"))
			.addProperty("field", text("Name of the field", "sentiment"))
			.addProperty("message", text("What is wrong with it", "must be negative, neutral or positive"));
	}

	private static Schema<?> text(String description, String example) {
		return new StringSchema().description(description).example(example);
	}

}
