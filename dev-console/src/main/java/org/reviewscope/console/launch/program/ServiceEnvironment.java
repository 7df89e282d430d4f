package org.reviewscope.console.launch.program;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The environment variables of a service. Variables of the user that configure Spring or
 * OpenTelemetry are removed: they are meant for other programs, and would override what
 * the launcher sets. The few that the documentation names are kept, as are all that begin
 * with {@code REVIEWSCOPE_}.
 */
public class ServiceEnvironment {

	/**
	 * Names further variables to keep, separated by commas.
	 */
	static final String KEEP = "REVIEWSCOPE_KEEP_ENV";

	private static final List<String> REMOVED = List.of("OTEL_", "SPRING_", "SERVER_", "MANAGEMENT_", "LOGGING_");

	private static final Set<String> DOCUMENTED = Set.of("MANAGEMENT_TRACING_SAMPLING_PROBABILITY",
			"MANAGEMENT_TRACING_EXPORT_OTLP_ENABLED", "MANAGEMENT_LOGGING_EXPORT_OTLP_ENABLED",
			"MANAGEMENT_OPENTELEMETRY_ENABLED", "LOGGING_STRUCTURED_FORMAT_CONSOLE", "LOGGING_LEVEL_ORG_REVIEWSCOPE",
			"SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD");

	private final Map<String, String> inherited;

	private final Set<String> kept;

	public ServiceEnvironment(Map<String, String> inherited) {
		this.inherited = inherited;
		this.kept = Arrays.stream(inherited.getOrDefault(KEEP, "").split(","))
			.map(String::strip)
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Tells the user which variables are removed.
	 * @return a sentence, empty when none is removed
	 */
	public Optional<String> notice() {
		return Optional.of(removed())
			.filter((names) -> !names.isEmpty())
			.map((names) -> "The services do not get these environment variables: %s (to keep one: %s=NAME)"
				.formatted(String.join(", ", names), KEEP));
	}

	/**
	 * The variables that are removed.
	 * @return only their names, because values may be secrets
	 */
	Set<String> removed() {
		return this.inherited.keySet().stream().filter(this::isRemoved).collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The complete environment of one service.
	 * @param own the variables that the launcher sets for it
	 * @return the inherited variables that are kept, and its own
	 */
	Map<String, String> with(Map<String, String> own) {
		Map<String, String> environment = new HashMap<>(this.inherited);
		environment.keySet().removeIf(this::isRemoved);
		environment.putAll(own);
		return environment;
	}

	private boolean isRemoved(String name) {
		String upper = name.toUpperCase(Locale.ROOT);
		return !DOCUMENTED.contains(upper) && !this.kept.contains(name) && REMOVED.stream().anyMatch(upper::startsWith);
	}

}
