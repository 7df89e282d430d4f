package org.reviewscope.console.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.reviewscope.console.launch.process.LaunchException;
import org.reviewscope.console.launch.process.LauncherOutput;
import org.reviewscope.console.launch.process.Suite;
import org.reviewscope.console.launch.program.AotTraining;
import org.reviewscope.console.launch.program.ProgramStarter;
import org.reviewscope.console.launch.program.Programs;
import org.reviewscope.console.launch.program.ServiceEnvironment;

/**
 * The main class of {@code ./mvnw -Pup}: starts the suite, runs until the user stops it
 * or a service ends by itself, and then stops everything that it has started.
 */
public final class Launcher {

	private static final Duration READY_TIMEOUT = Duration.ofMinutes(5);

	private final LaunchSettings settings;

	private final LauncherOutput output;

	private final Suite suite;

	private final AotTraining training;

	private final ConsoleApplication console = new ConsoleApplication();

	private Launcher(LaunchSettings settings, LauncherOutput output) {
		this.settings = settings;
		this.output = output;
		ServiceEnvironment environment = new ServiceEnvironment(System.getenv());
		environment.notice().ifPresent(output::text);
		Programs programs = new Programs(settings.root(), settings.data().resolve("up"), settings.extras());
		this.suite = new Suite(SuiteDefinition.of(settings),
				new ProgramStarter(settings.root(), environment, programs, output), READY_TIMEOUT, output);
		this.training = new AotTraining(programs, environment, output);
	}

	public static void main(String[] args) throws InterruptedException {
		LauncherOutput output = LauncherOutput.standard();
		FailureFile failureFile = new FailureFile(Path.of("dev-console", "target", "up-failed.txt"));
		try {
			failureFile.remove();
			LaunchSettings settings = LaunchSettings.from(Path.of(""), LaunchSettings::propertyOrVariable);
			PortChecks.check(settings);
			Launcher launcher = new Launcher(settings, output);
			try {
				launcher.run();
			}
			finally {
				// Before the explanation, which should be the last thing on the screen
				launcher.stop();
			}
		}
		catch (LaunchException ex) {
			output.problem(ex.explanation());
			System.exit(failureFile.write(ex.explanation()));
		}
	}

	private void run() throws InterruptedException {
		Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
		ProcessHandle.current().parent().ifPresent((parent) -> parent.onExit().thenRun(() -> System.exit(1)));
		if (this.settings.tls()) {
			SuiteCertificates.generate(this.settings);
		}
		this.console.start(List.of(this.suite), Map.of(), ConsoleApplication.arguments(this.settings));
		this.suite.start();
		this.console.awaitStart();
		this.output.text(Banner.of(this.settings));
		Thread.ofPlatform().name("training").start(() -> this.training.run(SuiteDefinition.of(this.settings)));
		throw new LaunchException(this.suite.awaitCrash());
	}

	private void stop() {
		try {
			this.training.stop();
			this.suite.stop();
			this.console.stop();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
