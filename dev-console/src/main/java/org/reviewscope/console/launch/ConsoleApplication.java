package org.reviewscope.console.launch;

import org.reviewscope.console.DevConsoleApplication;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * Runs the pages and the OTLP receiver inside the launcher.
 */
final class ConsoleApplication {

	private ConsoleApplication() {
	}

	static ConfigurableApplicationContext start(LaunchSettings settings, RunningServices services) {
		SpringApplication application = new SpringApplication(DevConsoleApplication.class);
		// As for the services: SERVER_PORT and the like were meant for another program
		StandardServletEnvironment environment = new StandardServletEnvironment();
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		application.setEnvironment(environment);
		// The launcher stops it last, so that the services can send what they have left
		application.setRegisterShutdownHook(false);
		application
			.addInitializers((context) -> context.getBeanFactory().registerSingleton("runningServices", services));
		return application.run("--server.port=" + settings.port(PortSetting.CONSOLE),
				"--reviewscope.console.otlp.port=" + settings.port(PortSetting.OTLP));
	}

}
