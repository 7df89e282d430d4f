package org.reviewscope.console.launch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The part of the user's environment that a service may see: what configures Spring or
 * OpenTelemetry was meant for other programs, and would beat the launcher's own values.
 * The few switches that the documentation tells users to try are handed on, as is
 * everything that begins with {@code REVIEWSCOPE_}.
 */
class ServiceEnvironment {

	/**
	 * Names variables to hand on all the same, separated by commas.
	 */
	static final String KEEP = "REVIEWSCOPE_KEEP_ENV";

	private static final List<String> STRIPPED = List.of("OTEL_", "SPRING_", "SERVER_", "MANAGEMENT_", "LOGGING_");

	private static final Set<String> SWITCHES = Set.of("MANAGEMENT_TRACING_SAMPLING_PROBABILITY",
			"SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD",
			"LOGGING_STRUCTURED_FORMAT_CONSOLE");

	private final Map<String, String> inherited;

	private final Set<String> kept;

	ServiceEnvironment(Map<String, String> inherited) {
		this.inherited = inherited;
		this.kept = Arrays.stream(inherited.getOrDefault(KEEP, "").split(","))
			.map(String::strip)
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Tells what is held back.
	 * @return names only, since values may be secrets
	 */
	Set<String> stripped() {
		return this.inherited.keySet().stream().filter(this::isStripped).collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The whole environment of one service.
	 * @param own what the launcher tells it
	 * @return the inherited variables that are harmless, and its own
	 */
	Map<String, String> with(Map<String, String> own) {
		Map<String, String> environment = new HashMap<>(this.inherited);
		environment.keySet().removeIf(this::isStripped);
		environment.putAll(own);
		return environment;
	}

	private boolean isStripped(String name) {
		String upper = name.toUpperCase(Locale.ROOT);
		return !SWITCHES.contains(upper) && !this.kept.contains(name) && STRIPPED.stream().anyMatch(upper::startsWith);
	}

}
