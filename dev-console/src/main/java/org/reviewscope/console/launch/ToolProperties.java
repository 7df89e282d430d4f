package org.reviewscope.console.launch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.project.Project;

/**
 * The settings of the console of the {@link Tool}: from arguments, from the few variables
 * that the documentation names, and otherwise the defaults.
 */
class ToolProperties {

	private static final Map<String, String> PORT_PROPERTIES = Map.of("CONSOLE_PORT", "server.port", "OTLP_PORT",
			"reviewscope.console.otlp.port", "OTLP_GRPC_PORT", "reviewscope.console.otlp.grpc-port");

	private final ToolArguments arguments;

	private final LaunchSettings settings;

	ToolProperties(ToolArguments arguments) {
		this.arguments = arguments;
		this.settings = LaunchSettings.from(Path.of(""), this::setting);
	}

	LaunchSettings settings() {
		return this.settings;
	}

	private @Nullable String setting(String name) {
		String property = PORT_PROPERTIES.containsKey(name) ? this.arguments.property(PORT_PROPERTIES.get(name)) : null;
		return (property != null) ? property : LaunchSettings.propertyOrVariable(name);
	}

	/**
	 * The variables that the console sees: those that the documentation names. Others,
	 * such as {@code SERVER_PORT}, are meant for the projects.
	 * @return the variables by name
	 */
	static Map<String, String> variables() {
		return System.getenv()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith("REVIEWSCOPE_")
					|| entry.getKey().equals("SPRING_APPLICATION_JSON"))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/**
	 * What the console is started with.
	 * @return arguments of Spring Boot, one for each property
	 */
	List<String> all() {
		// By name, because Spring combines the values of an argument that is given twice
		Map<String, String> properties = new LinkedHashMap<>();
		Stream
			.concat(Stream.concat(ConsoleApplication.ports(this.settings).stream(), defaults()),
					this.arguments.properties().stream())
			.forEach((property) -> properties.put(property.substring(0, property.indexOf('=')), property));
		return List.copyOf(properties.values());
	}

	private Stream<String> defaults() {
		return Stream.of(
				"--reviewscope.console.runs.enabled=" + LaunchSettings.areRunsKept(LaunchSettings::propertyOrVariable),
				"--reviewscope.console.runs.directory=" + data().resolve("runs"),
				"--reviewscope.console.runs.commit=" + commit(),
				"--reviewscope.console.mcp.actions=" + this.settings.mcpActions(),
				// Not what lies in the folder in which it is started: that is a project's
				"--spring.config.location=optional:classpath:/,optional:classpath:/config/");
	}

	// Not in the folder in which it is started, which may be any folder
	private static Path data() {
		String data = LaunchSettings.propertyOrVariable("REVIEWSCOPE_DATA_DIR");
		return (data != null && !data.isBlank()) ? Path.of(data)
				: Path.of(System.getProperty("user.home"), ".reviewscope");
	}

	// It is not known of a jar
	private String commit() {
		List<Project> projects = this.arguments.projects();
		boolean known = projects.size() == 1 && !projects.getFirst().build().isEmpty();
		return known ? WorkingTree.commit(projects.getFirst().path()) : "";
	}

}
