package org.reviewscope.console.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * The program behind {@code ./mvnw -Pup}: starts the suite, stays until it is told to
 * stop or something ends by itself, and leaves nothing behind.
 */
public final class Launcher {

	private static final Duration READY_TIMEOUT = Duration.ofMinutes(5);

	private final LaunchSettings settings;

	private final LauncherOutput output;

	private final Suite suite;

	private final AotTraining training;

	private final CompletableFuture<ConfigurableApplicationContext> console = new CompletableFuture<>();

	private Launcher(LaunchSettings settings, LauncherOutput output) {
		this.settings = settings;
		this.output = output;
		ServiceEnvironment environment = new ServiceEnvironment(System.getenv());
		Programs programs = new Programs(settings.root(), settings.data().resolve("up"));
		this.suite = new Suite(SuiteDefinition.of(settings),
				new ServiceLife(new ServiceLauncher(settings.root(), environment, programs, output),
						new Readiness(READY_TIMEOUT), output),
				output);
		this.training = new AotTraining(programs, environment, output);
		if (!environment.stripped().isEmpty()) {
			output.text("Not handed on to the services: %s (to keep one: %s=NAME)"
				.formatted(String.join(", ", environment.stripped()), ServiceEnvironment.KEEP));
		}
	}

	public static void main(String[] args) throws InterruptedException {
		LauncherOutput output = LauncherOutput.standard();
		FailureNote note = new FailureNote(Path.of("dev-console", "target", "up-failed.txt"));
		try {
			note.remove();
			LaunchSettings settings = LaunchSettings.from(Path.of(""), LaunchSettings::propertyOrVariable);
			checkPorts(settings);
			Launcher launcher = new Launcher(settings, output);
			try {
				launcher.run();
			}
			finally {
				// Before the reason is told: it should be the last thing on the screen
				launcher.stop();
			}
		}
		catch (LaunchException ex) {
			output.problem(ex.explanation());
			System.exit(note.write(ex.explanation()));
		}
	}

	private static void checkPorts(LaunchSettings settings) {
		List<String> clashes = new PortChecks(PortHolders::holderOf).clashes(settings);
		if (!clashes.isEmpty()) {
			throw new LaunchException(String.join("\n", clashes));
		}
	}

	// Returns when the suite has ended by itself, which is never good
	private void run() throws InterruptedException {
		Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
		ProcessHandle.current().parent().ifPresent((parent) -> parent.onExit().thenRun(() -> System.exit(1)));
		Thread.ofPlatform().name("console").start(this::startConsole);
		this.suite.start();
		awaitConsole();
		this.output.text(Banner.of(this.settings, timing()));
		Thread.ofPlatform().name("training").start(() -> this.training.run(SuiteDefinition.of(this.settings)));
		LaunchedService crashed = this.suite.firstCrash().join();
		throw new LaunchException(CrashReport.of(crashed.definition(),
				java.util.Objects.requireNonNull(crashed.process()), Readiness.Outcome.EXITED));
	}

	private void startConsole() {
		try {
			this.console.complete(ConsoleApplication.start(this.settings, this.suite));
		}
		catch (RuntimeException ex) {
			this.console.completeExceptionally(ex);
		}
	}

	private void awaitConsole() throws InterruptedException {
		try {
			this.console.get();
		}
		catch (ExecutionException ex) {
			throw new LaunchException("The console does not start: " + ex.getCause());
		}
	}

	private void stop() {
		try {
			this.training.stop();
			this.suite.stop();
			ConfigurableApplicationContext context = this.console.isCompletedExceptionally() ? null
					: this.console.getNow(null);
			if (context != null) {
				context.close();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static String timing() {
		ProcessHandle self = ProcessHandle.current();
		double suiteSeconds = secondsSince(self);
		double allSeconds = self.parent().map(Launcher::secondsSince).orElse(suiteSeconds);
		return String.format(Locale.ROOT, "%.0f s, of which %.0f s Maven", allSeconds, allSeconds - suiteSeconds);
	}

	private static double secondsSince(ProcessHandle process) {
		return process.info()
			.startInstant()
			.map((start) -> Duration.between(start, Instant.now()).toMillis() / 1000.0)
			.orElse(0.0);
	}

}
