package org.reviewscope.console.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

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

	private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

	// After this time a project that has logged nothing is considered to run
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final ToolArguments arguments;

	private final ToolProperties properties;

	private final LaunchSettings settings;

	private final LauncherOutput output;

	private final ConsoleApplication console = new ConsoleApplication("tool");

	private Tool(ToolArguments arguments, LauncherOutput output) {
		this.arguments = arguments;
		this.properties = new ToolProperties(arguments);
		this.settings = this.properties.settings();
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
		this.console.start(projects, ToolProperties.variables(), this.properties.all());
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

}
