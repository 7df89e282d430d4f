package org.reviewscope.console.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.reviewscope.console.DevConsoleApplication;
import org.reviewscope.console.launch.process.LaunchException;
import org.reviewscope.console.launch.process.RunningServices;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * Runs the pages and the OTLP receiver inside the launcher. They start while the services
 * start.
 */
class ConsoleApplication {

	private final CompletableFuture<ConfigurableApplicationContext> context = new CompletableFuture<>();

	private final String[] profiles;

	/**
	 * Creates it, with nothing started.
	 * @param profiles those of Spring that it has in addition to what its user sets
	 */
	ConsoleApplication(String... profiles) {
		this.profiles = profiles;
	}

	/**
	 * Starts it, and returns at once.
	 * @param services what the launcher runs
	 * @param environment the variables of the environment that are meant for the console
	 * @param arguments its properties, as on a command line
	 */
	void start(List<? extends RunningServices> services, Map<String, String> environment, List<String> arguments) {
		this.context.completeAsync(() -> run(services, environment, arguments),
				(task) -> Thread.ofPlatform().name("console").start(task));
	}

	ConfigurableApplicationContext awaitStart() throws InterruptedException {
		try {
			return this.context.get();
		}
		catch (ExecutionException ex) {
			throw new LaunchException("The console does not start: " + ex.getCause());
		}
	}

	void stop() {
		if (this.context.state() == Future.State.SUCCESS) {
			this.context.resultNow().close();
		}
	}

	/**
	 * The properties of a console that runs beside the suite.
	 * @param settings what the user has set
	 * @return the properties, as on a command line
	 */
	static List<String> arguments(LaunchSettings settings) {
		List<String> arguments = new ArrayList<>(ports(settings));
		arguments.addAll(List.of(
				"--reviewscope.console.runs.enabled=" + LaunchSettings.areRunsKept(LaunchSettings::propertyOrVariable),
				"--reviewscope.console.runs.directory=" + settings.data().resolve("runs"),
				"--reviewscope.console.runs.commit=" + WorkingTree.commit(settings.root()),
				"--reviewscope.console.mcp.actions=" + settings.mcpActions()));
		return arguments;
	}

	static List<String> ports(LaunchSettings settings) {
		return List.of("--server.port=" + settings.port(PortSetting.CONSOLE),
				"--reviewscope.console.otlp.port=" + settings.port(PortSetting.OTLP),
				"--reviewscope.console.otlp.grpc-port=" + settings.port(PortSetting.OTLP_GRPC));
	}

	private ConfigurableApplicationContext run(List<? extends RunningServices> services,
			Map<String, String> environment, List<String> arguments) {
		SpringApplication application = new SpringApplication(DevConsoleApplication.class);
		application.setAdditionalProfiles(this.profiles);
		application.setEnvironment(environment(environment));
		// The launcher stops the console last, so that it receives the services' last
		// spans and logs
		application.setRegisterShutdownHook(false);
		application.addInitializers((context) -> register(services, context.getBeanFactory()));
		return application.run(arguments.toArray(String[]::new));
	}

	// Variables such as SERVER_PORT are meant for other programs, as they are for the
	// services
	private static StandardServletEnvironment environment(Map<String, String> variables) {
		StandardServletEnvironment environment = new StandardServletEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(variables)));
		return environment;
	}

	private static void register(List<? extends RunningServices> services, ConfigurableListableBeanFactory beans) {
		for (int index = 0; index < services.size(); index++) {
			beans.registerSingleton("runningServices" + index, services.get(index));
		}
	}

}
