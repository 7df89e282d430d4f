package org.reviewscope.gateway.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Lists null among the values of an enum that may be null: its type does not suffice, and
 * no annotation can list it.
 */
class NullableEnums implements OpenApiCustomizer {

	@Override
	public void customise(OpenAPI api) {
		for (Schema<?> schema : api.getComponents().getSchemas().values()) {
			if (schema.getProperties() != null) {
				schema.getProperties().values().forEach(NullableEnums::listNull);
			}
		}
	}

	private static void listNull(Schema<?> property) {
		if (property.getEnum() != null && property.getTypes().contains("null")) {
			property.addEnumItemObject(null);
		}
	}

}
