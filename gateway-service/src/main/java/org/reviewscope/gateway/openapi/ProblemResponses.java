package org.reviewscope.gateway.openapi;

import java.util.Map;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Adds the error responses to every call, so that no call has to list them.
 */
class ProblemResponses implements OpenApiCustomizer {

	private static final Map<Integer, String> DESCRIPTIONS = Map.of(400, "The request is not as it should be", 404,
			"There is no such prediction", 413, "The body is over 64 KiB", 415, "The body is not JSON", 502,
			"A service behind the gateway failed", 503, "A service behind the gateway is busy or away", 504,
			"A service behind the gateway did not answer in time");

	@Override
	public void customise(OpenAPI api) {
		Components components = api.getComponents();
		components.addSchemas("Problem", problem());
		DESCRIPTIONS.forEach(
				(status, description) -> components.addResponses("Problem" + status, response(status, description)));
		api.getPaths().forEach((path, item) -> item.readOperations().forEach((operation) -> describe(operation, path)));
	}

	private void describe(Operation operation, String path) {
		if (operation.getRequestBody() != null) {
			add(operation, 400, 413, 415);
		}
		if (path.contains("{id}")) {
			add(operation, 400, 404);
		}
		add(operation, 502, 503, 504);
	}

	private void add(Operation operation, int... statuses) {
		for (int status : statuses) {
			operation.getResponses()
				.addApiResponse(Integer.toString(status), new ApiResponse().$ref("Problem" + status));
		}
	}

	private ApiResponse response(int status, String description) {
		ApiResponse response = new ApiResponse().description(description)
			.content(new Content().addMediaType("application/problem+json",
					new MediaType().schema(new Schema<>().$ref("Problem"))));
		if (status == 503) {
			response.addHeaderObject("Retry-After",
					new Header().description("Seconds to wait before the next attempt").schema(new IntegerSchema()));
		}
		return response;
	}

	private Schema<?> problem() {
		return new ObjectSchema().description("What went wrong (RFC 9457)")
			.addProperty("title", new StringSchema().description("What kind of problem it is").example("Bad Request"))
			.addProperty("status", new IntegerSchema().description("Status of the response").example(400))
			.addProperty("detail",
					new StringSchema().description("What is wrong, and what to do about it")
						.example("The review is blank."))
			.addProperty("instance", new StringSchema().description("Path of the request").example("/predict"))
			.addProperty("traceId",
					new StringSchema().description("Trace of the request").example("0af7651916cd43dd8448eb211c80319c"));
	}

}
