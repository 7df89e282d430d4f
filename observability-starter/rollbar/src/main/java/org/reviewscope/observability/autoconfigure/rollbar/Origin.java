package org.reviewscope.observability.autoconfigure.rollbar;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.resources.Resource;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Where an item comes from, by the names that the other telemetry of the service has.
 *
 * @param service the service's name
 * @param version its version, {@code null} without build information
 * @param environment the environment that it runs in
 */
record Origin(String service, @Nullable String version, String environment) {

	static Origin of(Resource resource, Environment environment) {
		Attributes attributes = resource.getAttributes();
		String service = environment.getProperty("spring.application.name", "application");
		return new Origin(service, text(attributes, "service.version"), orElse(
				text(attributes, "deployment.environment.name"), environment.getProperty("REVIEWSCOPE_ENVIRONMENT")));
	}

	private static @Nullable String text(Attributes attributes, String name) {
		return attributes.get(AttributeKey.stringKey(name));
	}

	// Rollbar takes no item without an environment
	private static String orElse(@Nullable String first, @Nullable String second) {
		if (first != null) {
			return first;
		}
		return (second != null) ? second : "local";
	}

}
