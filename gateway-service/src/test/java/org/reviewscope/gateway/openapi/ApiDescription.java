package org.reviewscope.gateway.openapi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * An OpenAPI document, to be asked about operations and values.
 *
 * @param document the document
 */
record ApiDescription(JsonNode document) {

	List<Operation> operations() {
		return this.document.get("paths")
			.propertyStream()
			.flatMap((path) -> path.getValue()
				.propertyStream()
				.map((method) -> new Operation(method.getKey().toUpperCase(), path.getKey(), method.getValue())))
			.toList();
	}

	JsonNode response(Operation operation, int status) {
		return resolved(operation.description().path("responses").path(Integer.toString(status)));
	}

	/**
	 * Compares a value with its schema.
	 * @param schema what is described
	 * @param value what is there
	 * @param at where it is
	 * @return what does not fit
	 */
	Stream<String> misfits(JsonNode schema, JsonNode value, String at) {
		JsonNode described = resolved(schema);
		Set<String> types = types(described);
		String type = type(value);
		if (!types.contains(type) && !(type.equals("integer") && types.contains("number"))) {
			return Stream.of("%s is of type %s and not one of %s".formatted(at, type, types));
		}
		return switch (type) {
			case "object" -> misfitsInObject(described, value, at);
			case "array" -> value.valueStream().flatMap((item) -> misfits(described.get("items"), item, at + "[]"));
			default -> (!described.has("enum") || described.get("enum").valueStream().anyMatch(value::equals))
					? Stream.empty() : Stream.of("%s is %s, which is not listed".formatted(at, value));
		};
	}

	private Stream<String> misfitsInObject(JsonNode schema, JsonNode value, String at) {
		Set<String> names = new HashSet<>(value.propertyNames());
		Stream<String> missing = schema.path("required")
			.valueStream()
			.map(JsonNode::asString)
			.filter((name) -> !names.contains(name))
			.map((name) -> "%s.%s is missing".formatted(at, name));
		Stream<String> misfits = value.propertyStream()
			.flatMap((property) -> schema.path("properties").has(property.getKey())
					? misfits(schema.get("properties").get(property.getKey()), property.getValue(),
							at + "." + property.getKey())
					: Stream.of("%s.%s is not described".formatted(at, property.getKey())));
		return Stream.concat(missing, misfits);
	}

	private JsonNode resolved(JsonNode node) {
		return node.has("$ref") ? this.document.at(node.get("$ref").asString().substring(1)) : node;
	}

	private static Set<String> types(JsonNode schema) {
		JsonNode type = schema.path("type");
		return type.isArray() ? new HashSet<>(type.valueStream().map(JsonNode::asString).toList())
				: Set.of(type.asString(""));
	}

	private static String type(JsonNode value) {
		return switch (value.getNodeType()) {
			case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
			default -> value.getNodeType().name().toLowerCase();
		};
	}

	/**
	 * A described call.
	 *
	 * @param method method
	 * @param path path with its placeholders
	 * @param description what is said of it
	 */
	record Operation(String method, String path, JsonNode description) {

		String id() {
			return this.description.path("operationId").asString("");
		}

		boolean takesBody() {
			return this.description.has("requestBody");
		}

		Set<Integer> statuses() {
			return new HashSet<>(
					this.description.get("responses").propertyNames().stream().map(Integer::valueOf).toList());
		}

		@Override
		public String toString() {
			return this.method + " " + this.path;
		}

	}

}
