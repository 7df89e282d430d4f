package org.reviewscope.console.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.process.LaunchException;
import org.reviewscope.console.launch.process.LauncherOutput;
import org.reviewscope.console.launch.process.ServiceDefinition;
import org.reviewscope.console.launch.process.Suite;
import org.reviewscope.console.launch.project.JavaAgent;
import org.reviewscope.console.launch.project.Project;
import org.reviewscope.console.launch.project.ProjectEnvironment;
import org.reviewscope.console.launch.project.ProjectStarter;

/**
 * The main class of the jar: the console as a tool for any program, without the suite. It
 * runs until the user stops it. A project that ends by itself ends nothing else.
 */
public final class Tool {

	private static final List<PortSetting> PORTS = List.of(PortSetting.CONSOLE, PortSetting.OTLP,
			PortSetting.OTLP_GRPC);

	private static final Map<String, String> PORT_PROPERTIES = Map.of("CONSOLE_PORT", "server.port", "OTLP_PORT",
			"reviewscope.console.otlp.port", "OTLP_GRPC_PORT", "reviewscope.console.otlp.grpc-port");

	private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

	// After that a project that says nothing is taken for one that runs
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final ToolArguments arguments;

	private final LaunchSettings settings;

	private final LauncherOutput output;

	private final ConsoleApplication console = new ConsoleApplication("tool");

	private Tool(ToolArguments arguments, LauncherOutput output) {
		this.arguments = arguments;
		this.settings = LaunchSettings.from(Path.of(""), this::setting);
		this.output = output;
	}

	public static void main(String[] args) throws InterruptedException {
		LauncherOutput output = LauncherOutput.standard();
		try {
			ToolArguments arguments = ToolArguments.of(args);
			if (arguments.help() || arguments.version()) {
				output.text(arguments.help() ? ToolText.help() : ToolText.version());
				return;
			}
			// While Spring Boot's nested jars are loaded, virtual threads can block one
			// another for good where there are few processors to run them
			// (spring-projects/spring-boot#51463)
			if (System.getProperty(PARALLELISM) == null) {
				System.setProperty(PARALLELISM, "16");
			}
			new Tool(arguments, output).run();
		}
		catch (LaunchException ex) {
			output.problem(ex.explanation());
			System.exit(1);
		}
	}

	private void run() throws InterruptedException {
		PortChecks.check(this.settings, PORTS, "java -D%s=%d -jar dev-console.jar");
		JavaAgent agent = JavaAgent.find(this.arguments.agent(),
				Path.of(System.getProperty("user.home"), ".m2", "repository"));
		List<Suite> projects = this.arguments.projects().stream().map((project) -> suite(project, agent)).toList();
		Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(projects), "stop"));
		this.console.start(projects, variables(), properties());
		this.console.awaitStart();
		this.output.text(ToolText.banner(this.settings));
		projects.forEach((project) -> Thread.ofPlatform().name("start").start(() -> start(project)));
	}

	// Each is a suite of its own: none waits for another, and none ends another
	private Suite suite(Project project, JavaAgent agent) {
		ServiceDefinition definition = ServiceDefinition.ofProject(project.name(), project.path(),
				ProjectEnvironment.of(project.name(), this.settings.url(PortSetting.OTLP)));
		return new Suite(List.of(definition), new ProjectStarter(project, System.getenv(), agent, this.output),
				PATIENCE, this.output);
	}

	private void start(Suite project) {
		try {
			project.start();
		}
		catch (LaunchException ex) {
			this.output.problem(ex.explanation());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	// At the same time, because each may take its ten seconds; the console last, so that
	// it receives their last spans and logs
	private void stop(List<Suite> projects) {
		try {
			CountDownLatch stopped = new CountDownLatch(projects.size());
			projects.forEach((project) -> Thread.ofPlatform().start(() -> stop(project, stopped)));
			stopped.await();
			this.console.stop();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void stop(Suite project, CountDownLatch stopped) {
		try {
			project.stop();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			stopped.countDown();
		}
	}

	private @Nullable String setting(String name) {
		String property = PORT_PROPERTIES.containsKey(name) ? this.arguments.property(PORT_PROPERTIES.get(name)) : null;
		return (property != null) ? property : LaunchSettings.propertyOrVariable(name);
	}

	// Those that the documentation names; others, such as SERVER_PORT, are meant for the
	// projects
	private static Map<String, String> variables() {
		return System.getenv()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith("REVIEWSCOPE_")
					|| entry.getKey().equals("SPRING_APPLICATION_JSON"))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	// By name, because of one that is given twice Spring takes both
	private List<String> properties() {
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

	// Not in the folder in which it is started, which is anyone's
	private static Path data() {
		String data = LaunchSettings.propertyOrVariable("REVIEWSCOPE_DATA_DIR");
		return (data != null && !data.isBlank()) ? Path.of(data)
				: Path.of(System.getProperty("user.home"), ".reviewscope");
	}

	// Of a jar, nobody knows it
	private String commit() {
		List<Project> projects = this.arguments.projects();
		boolean known = projects.size() == 1 && !projects.getFirst().build().isEmpty();
		return known ? WorkingTree.commit(projects.getFirst().path()) : "";
	}

}
