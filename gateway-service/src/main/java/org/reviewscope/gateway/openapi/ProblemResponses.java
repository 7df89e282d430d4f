package org.reviewscope.gateway.openapi;

import java.util.Map;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Adds the error responses to every call, so that no call has to list them.
 */
class ProblemResponses implements OpenApiCustomizer {

	private static final Map<Integer, String> DESCRIPTIONS = Map.ofEntries(
			Map.entry(400, "The request is not as it should be"), Map.entry(404, "There is no such prediction"),
			Map.entry(405, "This path does not know the method"), Map.entry(406, "The client does not accept JSON"),
			Map.entry(408, "The body did not arrive within 10 seconds"), Map.entry(413, "The body is over 64 KiB"),
			Map.entry(415, "The body is not JSON"),
			Map.entry(429, "A service behind the gateway asks for fewer requests"),
			Map.entry(502, "A service behind the gateway failed"),
			Map.entry(503, "A service behind the gateway is busy or away"),
			Map.entry(504, "A service behind the gateway did not answer in time"));

	@Override
	public void customise(OpenAPI api) {
		Components components = api.getComponents();
		components.addSchemas("Problem", ProblemSchema.create());
		DESCRIPTIONS.forEach(
				(status, description) -> components.addResponses("Problem" + status, response(status, description)));
		api.getPaths().forEach((path, item) -> item.readOperations().forEach((operation) -> describe(operation, path)));
	}

	private void describe(Operation operation, String path) {
		if (operation.getResponses().values().stream().anyMatch((response) -> response.getContent() != null)) {
			add(operation, 406);
		}
		if (operation.getRequestBody() != null) {
			add(operation, 408, 413, 415);
		}
		if (path.contains("{id}")) {
			add(operation, 404);
		}
		// 400 also for calls that take nothing: the tenant or the user may be malformed
		add(operation, 400, 405, 429, 502, 503, 504);
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
		return switch (status) {
			case 405 -> response.addHeaderObject("Allow",
					new Header().description("Methods that the path knows").schema(new StringSchema()));
			case 429, 503 -> response.addHeaderObject("Retry-After",
					new Header().description("Seconds to wait before the next attempt").schema(new IntegerSchema()));
			default -> response;
		};
	}

}
