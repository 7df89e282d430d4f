package org.reviewscope.console.launch.process;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.launch.output.OutputSource;
import org.reviewscope.console.launch.variable.VariableChanges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * A project is built first, tells its address itself, and ends nothing else.
 */
class ProjectTests {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private volatile String build = "";

	private String program = "announce";

	private Duration patience = Duration.ofMinutes(1);

	private Suite suite = suite();

	@AfterEach
	void leaveNothingBehind() throws InterruptedException {
		this.suite.stop();
	}

	@Test
	void addressIsWhatTheOutputSays() throws Exception {
		this.suite.start();

		ServiceStatus status = this.suite.statuses().getFirst();
		assertThat(status.state()).isEqualTo(ServiceState.READY);
		assertThat(status.url()).matches("http://localhost:\\d+");
		assertThat(output()).containsSubsequence("shop starts", "shop is ready after");
	}

	@Test
	void silentProjectIsTakenForRunningAfterAWhile() throws Exception {
		this.program = "idle";
		this.patience = Duration.ofMillis(300);
		this.suite = suite();

		this.suite.start();

		assertThat(this.suite.statuses().getFirst().state()).isEqualTo(ServiceState.READY);
		assertThat(this.suite.statuses().getFirst().url()).isEmpty();
		assertThat(output()).contains("neither its output nor a port says that it is ready");
	}

	@Test
	void projectThatEndsIsReportedAndStartsAgain() throws Exception {
		this.suite.start();
		String url = this.suite.statuses().getFirst().url();

		assertThatIOException().isThrownBy(() -> URI.create(url + "/die").toURL().openStream());

		await().until(() -> output().contains("What to do"));
		assertThat(output()).contains("shop ended with exit code 9", "Start on the console's overview runs it again");
		assertThat(this.suite.statuses().getFirst().state()).isEqualTo(ServiceState.CRASHED);
		this.suite.restart("shop");
		await().atMost(Duration.ofMinutes(1))
			.until(() -> this.suite.statuses().getFirst().state() == ServiceState.READY);
		assertThat(this.suite.statuses().getFirst().url()).matches("http://localhost:\\d+").isNotEqualTo(url);
	}

	@Test
	void projectThatCannotBeBuiltIsNotStarted() {
		this.build = "crash";

		assertThatExceptionOfType(LaunchException.class).isThrownBy(this.suite::start)
			.withMessageContaining("The build of shop ended with exit code 7")
			.withMessageContaining("first words");
		assertThat(this.suite.statuses().getFirst().state()).isEqualTo(ServiceState.CRASHED);
		assertThat(output()).doesNotContain("shop starts");
	}

	@Test
	void stopEndsTheBuild() throws Exception {
		this.build = "idle";
		Thread start = Thread.ofPlatform().start(() -> startQuietly(this.suite));
		await().until(() -> this.suite.statuses().getFirst().state() == ServiceState.STARTING);

		this.suite.stop();

		assertThat(start.join(Duration.ofMinutes(1))).isTrue();
		assertThat(this.suite.statuses().getFirst().pid()).isNull();
		assertThat(this.suite.statuses().getFirst().state()).isEqualTo(ServiceState.STOPPED);
		assertThat(output()).doesNotContain("shop starts", "exit code");
	}

	@Test
	void buildIsNotTakenForTheProject() throws Exception {
		this.suite.start();
		this.build = "idle";

		this.suite.restart("shop");
		await().atMost(Duration.ofMinutes(1))
			.until(() -> this.suite.statuses().getFirst().state() == ServiceState.STARTING);

		ServiceDetails shop = this.suite.find("shop").orElseThrow();
		assertThat(shop.status().pid()).isNull();
		assertThat(shop.status().uptime()).isNull();
		assertThat(shop.command()).contains("announce").doesNotContain("idle");
	}

	@Test
	void buildThatIsReplacedIsNoFailure() throws Exception {
		this.build = "idle";
		Thread start = Thread.ofPlatform().start(() -> startQuietly(this.suite));
		await().until(() -> this.suite.statuses().getFirst().state() == ServiceState.STARTING);

		this.build = "speak";
		this.suite.restart("shop");

		assertThat(start.join(Duration.ofMinutes(1))).isTrue();
		await().atMost(Duration.ofMinutes(1))
			.until(() -> this.suite.statuses().getFirst().state() == ServiceState.READY);
		assertThat(this.suite.statuses().getFirst().url()).matches("http://localhost:\\d+");
		assertThat(output()).doesNotContain("exit code");
	}

	private static void startQuietly(Suite suite) {
		try {
			suite.start();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Suite suite() {
		return new Suite(List.of(ServiceDefinition.ofProject("shop", Path.of("shop"), Map.of())), new Starter(),
				this.patience, new LauncherOutput(new PrintStream(this.bytes, true), false));
	}

	private String output() {
		return this.bytes.toString(StandardCharsets.UTF_8);
	}

	private final class Starter implements ServiceStarter {

		@Override
		public ServiceProcess build(ServiceDefinition service, BiConsumer<OutputSource, String> log) {
			return ProjectTests.this.build.isEmpty() ? null : TinyService.startForeign(ProjectTests.this.build);
		}

		@Override
		public ServiceProcess start(ServiceDefinition service, VariableChanges changes,
				BiConsumer<OutputSource, String> log) {
			return TinyService.startForeign(ProjectTests.this.program);
		}

	}

}
