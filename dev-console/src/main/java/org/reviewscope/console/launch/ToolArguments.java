package org.reviewscope.console.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.process.LaunchException;
import org.reviewscope.console.launch.project.Project;
import org.reviewscope.console.launch.project.ProjectFinder;

/**
 * The arguments after {@code java -jar dev-console.jar}.
 *
 * @param help whether to print the options only
 * @param version whether to print the version only
 * @param projects what to run beside the console
 * @param agent the Java agent to use, {@code null} to look for one
 * @param properties properties of the console, each as {@code --name=value}
 */
record ToolArguments(boolean help, boolean version, List<Project> projects, @Nullable Path agent,
		List<String> properties) {

	static ToolArguments of(String... arguments) {
		boolean help = false;
		boolean version = false;
		List<Project> projects = new ArrayList<>();
		Path agent = null;
		List<String> properties = new ArrayList<>();
		Iterator<String> rest = List.of(arguments).iterator();
		while (rest.hasNext()) {
			String argument = rest.next();
			switch (argument) {
				case "--help", "-h" -> help = true;
				case "--version" -> version = true;
				case "--run" -> add(projects, value(argument, rest));
				case "--agent" -> agent = Path.of(value(argument, rest));
				default -> properties.add(checked(argument));
			}
		}
		return new ToolArguments(help, version, List.copyOf(projects), agent, List.copyOf(properties));
	}

	/**
	 * The value of a property, if the user has given it.
	 * @param name its name
	 * @return the last value, {@code null} when there is none
	 */
	@Nullable String property(String name) {
		String start = "--" + name + "=";
		return this.properties.stream()
			.filter((property) -> property.startsWith(start))
			.map((property) -> property.substring(start.length()))
			.reduce((one, other) -> other)
			.orElse(null);
	}

	private static String value(String option, Iterator<String> rest) {
		if (!rest.hasNext()) {
			throw new LaunchException("%s needs a path after it: see --help".formatted(option));
		}
		return rest.next();
	}

	// "shop=../shop", but not "../a=b"
	private static void add(List<Project> projects, String value) {
		boolean named = value.matches("[\\w.-]{1,60}=.+");
		int name = named ? value.indexOf('=') : 0;
		Project project = ProjectFinder.find(value.substring(0, name), Path.of(value.substring(named ? name + 1 : 0)));
		if (projects.stream().anyMatch((other) -> other.name().equals(project.name()))) {
			throw new LaunchException("Two projects are called %s: give one of them another name, --run NAME=PATH"
				.formatted(project.name()));
		}
		projects.add(project);
	}

	private static String checked(String argument) {
		if (!argument.matches("--[a-z][\\w.\\[\\]-]*\\.[^=]+=.*")) {
			throw new LaunchException("Unknown argument %s: see --help".formatted(argument));
		}
		return argument;
	}

}
