package org.reviewscope.console.launch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.reviewscope.console.DevConsoleApplication;
import org.reviewscope.console.launch.process.LaunchException;
import org.reviewscope.console.launch.process.RunningServices;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * Runs the pages and the OTLP receiver inside the launcher. They start while the services
 * start.
 */
class ConsoleApplication {

	private final CompletableFuture<ConfigurableApplicationContext> context = new CompletableFuture<>();

	void start(LaunchSettings settings, RunningServices services) {
		this.context.completeAsync(() -> run(settings, services),
				(task) -> Thread.ofPlatform().name("console").start(task));
	}

	void awaitStart() throws InterruptedException {
		try {
			this.context.get();
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

	private static ConfigurableApplicationContext run(LaunchSettings settings, RunningServices services) {
		SpringApplication application = new SpringApplication(DevConsoleApplication.class);
		// Variables such as SERVER_PORT are meant for other programs, as they are for the
		// services
		StandardServletEnvironment environment = new StandardServletEnvironment();
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		application.setEnvironment(environment);
		// The launcher stops the console last, so that it receives the services' last
		// spans and logs
		application.setRegisterShutdownHook(false);
		application
			.addInitializers((context) -> context.getBeanFactory().registerSingleton("runningServices", services));
		return application.run("--server.port=" + settings.port(PortSetting.CONSOLE),
				"--reviewscope.console.otlp.port=" + settings.port(PortSetting.OTLP),
				"--reviewscope.console.otlp.grpc-port=" + settings.port(PortSetting.OTLP_GRPC),
				"--reviewscope.console.runs.enabled=" + LaunchSettings.areRunsKept(LaunchSettings::propertyOrVariable),
				"--reviewscope.console.runs.directory=" + settings.data().resolve("runs"),
				"--reviewscope.console.runs.commit=" + WorkingTree.commit(settings.root()),
				"--reviewscope.console.mcp.actions=" + settings.mcpActions());
	}

}
