package org.reviewscope.observability.autoconfigure.startup;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Leaves the starter out where Spring Boot is too old for it, and says so: an application
 * that starts without telemetry is better than one that stops with a class that is not
 * found. Uses nothing that Spring Boot 3 does not have.
 */
final class UnsupportedSpringBootFilter implements AutoConfigurationImportFilter {

	private static final Logger logger = LoggerFactory.getLogger(UnsupportedSpringBootFilter.class);

	private static final String STARTER = "org.reviewscope.observability.";

	// Modules that Spring Boot 3 does not have and this starter brings along
	private static final List<String> MODULES = List.of("org.springframework.boot.micrometer.",
			"org.springframework.boot.opentelemetry.");

	private final String version;

	UnsupportedSpringBootFilter() {
		this(SpringBootVersion.getVersion());
	}

	UnsupportedSpringBootFilter(String version) {
		this.version = version;
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[autoConfigurations.length];
		boolean isLeftOut = false;
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurations[i];
			matches[i] = name == null || fits(name);
			isLeftOut |= !matches[i];
		}
		if (isLeftOut) {
			logger.warn("reviewscope-observability-spring-boot-starter is left out: it needs Spring Boot {} or newer, "
					+ "and this is {}", SpringBootGeneration.OLDEST, this.version);
		}
		return matches;
	}

	private boolean fits(String name) {
		if (SpringBootGeneration.isSupported(this.version)) {
			return true;
		}
		boolean isModule = this.version.startsWith("3.") && MODULES.stream().anyMatch(name::startsWith);
		return !isModule && !isPart(name);
	}

	// Spring Boot asks for every configuration that it finds, the application's own too
	private static boolean isPart(String name) {
		return name.startsWith(STARTER) && name.endsWith("AutoConfiguration");
	}

}
