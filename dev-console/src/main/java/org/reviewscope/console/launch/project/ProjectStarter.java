package org.reviewscope.console.launch.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.output.OutputSource;
import org.reviewscope.console.launch.process.LaunchException;
import org.reviewscope.console.launch.process.LauncherOutput;
import org.reviewscope.console.launch.process.ServiceDefinition;
import org.reviewscope.console.launch.process.ServiceProcess;
import org.reviewscope.console.launch.process.ServiceStarter;
import org.reviewscope.console.launch.variable.VariableChanges;

/**
 * Builds a project with its own build tool, and runs the jar. Not by
 * {@code spring-boot:run} and {@code bootRun}: between the console and the application
 * would stand a process that an agent instruments as well, that gets no signal, or that
 * goes on as a daemon.
 */
public class ProjectStarter implements ServiceStarter {

	private final Project project;

	private final Map<String, String> inherited;

	private final JavaAgent agent;

	private final LauncherOutput output;

	public ProjectStarter(Project project, Map<String, String> inherited, JavaAgent agent, LauncherOutput output) {
		this.project = project;
		this.inherited = inherited;
		this.agent = agent;
		this.output = output;
	}

	@Override
	public @Nullable ServiceProcess build(ServiceDefinition service, BiConsumer<OutputSource, String> log) {
		if (this.project.build().isEmpty()) {
			return null;
		}
		this.output.say("%s is built by %s".formatted(service.name(), String.join(" ", this.project.build())));
		return start(this.project.build(), this.inherited, this.project.buildDirectory(), log);
	}

	@Override
	public ServiceProcess start(ServiceDefinition service, VariableChanges changes,
			BiConsumer<OutputSource, String> log) {
		Map<String, String> environment = new HashMap<>(this.inherited);
		environment.put("SPRING_OUTPUT_ANSI_ENABLED", this.output.colour() ? "always" : "never");
		environment.putAll(service.environment());
		return start(command(), changes.applied(environment), this.project.directory(), log);
	}

	private ServiceProcess start(List<String> command, Map<String, String> environment, Path directory,
			BiConsumer<OutputSource, String> log) {
		BiConsumer<OutputSource, String> terminal = (source, line) -> this.output.log(this.project.name(), line);
		try {
			return ServiceProcess.startForeign(command, environment, directory, terminal.andThen(log));
		}
		catch (IOException ex) {
			throw new LaunchException("%s does not start: %s".formatted(this.project.name(), ex.getMessage()));
		}
	}

	private List<String> command() {
		Path jar = ExecutableJar.of(this.project);
		List<String> command = new ArrayList<>(List.of(java().toString()));
		if (!ExecutableJar.hasExporter(jar)) {
			addAgent(command);
		}
		command.addAll(List.of("-jar", jar.toString()));
		return command;
	}

	private void addAgent(List<String> command) {
		Path file = this.agent.jar();
		if (file != null) {
			command.add("-javaagent:" + file);
			return;
		}
		this.output.problem("%s has no telemetry of its own, so that none will arrive.\n%s"
			.formatted(this.project.name(), JavaAgent.ADVICE));
	}

	// What the user builds with may be older than what the console runs on
	private Path java() {
		String home = this.inherited.getOrDefault("JAVA_HOME", "");
		return Path.of(home.isBlank() ? System.getProperty("java.home") : home, "bin", "java");
	}

}
