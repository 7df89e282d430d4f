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
		return new Origin(service(attributes, environment), text(attributes, "service.version"), orElse(
				text(attributes, "deployment.environment.name"), environment.getProperty("REVIEWSCOPE_ENVIRONMENT")));
	}

	// The SDK's own name for a service without one tells nothing
	private static String service(Attributes attributes, Environment environment) {
		String name = text(attributes, "service.name");
		return (name != null && !name.startsWith("unknown_service")) ? name
				: environment.getProperty("spring.application.name", "application");
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
