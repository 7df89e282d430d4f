package org.reviewscope.observability.autoconfigure.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.util.StringUtils;

/**
 * The resource attributes that Spring Boot does not set: version, instance and
 * environment of the service.
 */
final class ResourceAttributeDefaults {

	private static final String PREFIX = "management.opentelemetry.resource-attributes.";

	private final Map<String, Object> properties = new LinkedHashMap<>();

	private final String given;

	private ResourceAttributeDefaults(String given) {
		this.given = "," + StringUtils.trimAllWhitespace(given);
	}

	static ResourceAttributeDefaults of(Environment environment) {
		ResourceAttributeDefaults attributes = new ResourceAttributeDefaults(
				environment.getProperty("OTEL_RESOURCE_ATTRIBUTES", ""));
		attributes.add("service.version", version());
		attributes.add("service.instance.id", host(environment) + "-" + ProcessHandle.current().pid());
		attributes.add("deployment.environment.name", environment.getProperty("REVIEWSCOPE_ENVIRONMENT", "local"));
		return attributes;
	}

	Map<String, Object> asProperties() {
		return this.properties;
	}

	private void add(String name, @Nullable String value) {
		// Leaves out what OTEL_RESOURCE_ATTRIBUTES sets: in Spring Boot every property
		// overrides that variable, even a default
		if (value != null && !this.given.contains("," + name + "=")) {
			this.properties.put(PREFIX + name, value);
		}
	}

	private static @Nullable String version() {
		ClassPathResource buildInfo = new ClassPathResource("META-INF/build-info.properties");
		if (!buildInfo.exists()) {
			return null;
		}
		try {
			Properties build = PropertiesLoaderUtils.loadProperties(buildInfo);
			return build.getProperty("build.version");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + buildInfo, ex);
		}
	}

	private static String host(Environment environment) {
		String host = environment.getProperty("HOSTNAME", environment.getProperty("COMPUTERNAME", ""));
		try {
			return StringUtils.hasText(host) ? host : InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "localhost";
		}
	}

}
