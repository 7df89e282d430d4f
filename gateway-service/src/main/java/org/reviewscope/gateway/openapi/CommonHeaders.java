package org.reviewscope.gateway.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.reviewscope.observability.autoconfigure.ObservabilityProperties.Edge;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Adds the headers that the observability starter handles: no controller declares them.
 */
class CommonHeaders implements OpenApiCustomizer {

	private static final String TRACE_ID = "X-Trace-Id";

	private final Edge edge;

	CommonHeaders(Edge edge) {
		this.edge = edge;
	}

	@Override
	public void customise(OpenAPI api) {
		Components components = api.getComponents();
		components.addParameters("Tenant", header("x-tenant-id", "Tenant that the request is made for"));
		components.addParameters("User", header("x-user-id", "User that the request is made for"));
		components.addHeaders("TraceId",
				new Header().description("Trace of the request").schema(new StringSchema().pattern("[0-9a-f]{32}")));
		components.getResponses().values().forEach(this::addTraceId);
		api.getPaths().values().forEach((item) -> item.readOperations().forEach(this::describe));
	}

	private Parameter header(String name, String description) {
		return new HeaderParameter().name(name)
			.description("%s: on every span and log line of the request. %s, or empty".formatted(description,
					this.edge.patternDescription()))
			.schema(new StringSchema().pattern("^(%s)?$".formatted(this.edge.pattern())).example("acme"));
	}

	private void describe(Operation operation) {
		operation.addParametersItem(new Parameter().$ref("Tenant")).addParametersItem(new Parameter().$ref("User"));
		operation.getResponses()
			.values()
			.stream()
			.filter((response) -> response.get$ref() == null)
			.forEach(this::addTraceId);
	}

	private void addTraceId(ApiResponse response) {
		response.addHeaderObject(TRACE_ID, new Header().$ref("TraceId"));
	}

}
