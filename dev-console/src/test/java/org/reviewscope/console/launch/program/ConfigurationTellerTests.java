package org.reviewscope.console.launch.program;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.console.launch.configuration.ConfiguredValue;
import org.reviewscope.console.launch.output.OutputLine;
import org.reviewscope.console.launch.output.OutputSource;
import org.reviewscope.console.launch.process.LauncherOutput;
import org.reviewscope.console.launch.process.ServiceDefinition;
import org.reviewscope.console.launch.process.ServiceDetails;
import org.reviewscope.console.launch.process.Suite;
import org.reviewscope.console.launch.variable.VariableChange;
import org.reviewscope.console.launch.variable.VariableChange.Kind;

import org.springframework.boot.SpringBootVersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A real application of Spring Boot, started by the launcher, tells its configuration,
 * and no line of that is seen among its own.
 */
class ConfigurationTellerTests {

	@TempDir
	private Path root;

	private Suite suite;

	@BeforeEach
	void start() throws Exception {
		Path classes = this.root.resolve("shop/target/classes");
		String resource = TinyApplication.class.getName().replace('.', '/') + ".class";
		Files.createDirectories(classes.resolve(resource).getParent());
		try (InputStream bytes = TinyApplication.class.getResourceAsStream("/" + resource)) {
			Files.write(classes.resolve(resource), Objects.requireNonNull(bytes).readAllBytes());
		}
		Files.createDirectories(classes.resolve("META-INF"));
		Files.writeString(classes.resolve("META-INF/build-info.properties"), "build.version=1.2.3\nbuild.api-key=1\n");
		Files.writeString(classes.resolve("git.properties"),
				"git.commit.id=3f1c9f1be4c7f4a1c3a7d1b2c9f1be4c7f4a1c3a\ngit.remote.origin.url=https://me:horse@example.org/shop\n");
		Files.writeString(classes.resolve("application.properties"),
				"shop.size=large\nshop.colour=${SHOP_COLOUR:red}\n");
		Files.writeString(this.root.resolve("shop/target/classpath.txt"), libraries());
		this.suite = suite();
		this.suite.start();
	}

	@AfterEach
	void stop() throws InterruptedException {
		this.suite.stop();
	}

	@Test
	void configurationIsToldWithItsSource() {
		assertThat(value("shop.size")).isEqualTo(new ConfiguredValue("shop.size", "large",
				"class path resource [application.properties] from %s - 1:11".formatted(jar())));
		assertThat(value("shop.colour").value()).isEqualTo("red");
		assertThat(value("shop.greeting")).isEqualTo(new ConfiguredValue("shop.greeting", "Grüße 💛",
				"\"shop.greeting\" from property source \"defaultProperties\""));
		assertThat(value("server.port").origin()).isEqualTo("System Environment Property \"SERVER_PORT\"");
		assertThat(value("spring-boot.version").value()).isEqualTo(SpringBootVersion.getVersion());
		assertThat(value("build.version").value()).isEqualTo("1.2.3");
		assertThat(value("git.commit.id").value()).isEqualTo("3f1c9f1be4c7f4a1c3a7d1b2c9f1be4c7f4a1c3a");
		assertThat(value("java.runtime.version").value()).isEqualTo(System.getProperty("java.runtime.version"));
	}

	@Test
	void secretsStayInTheProcess() {
		assertThat(value("shop.db-password").value()).isEqualTo("******");
		assertThat(value("shop.copy").value()).isEqualTo("******");
		assertThat(value("build.api-key").value()).isEqualTo("******");
		assertThat(value("git.remote.origin.url").value()).isEqualTo("https://******@example.org/shop");
		assertThat(details().configuration()).noneMatch((value) -> value.toString().contains("correct-horse"))
			.extracting(ConfiguredValue::name)
			.doesNotContain("reviewscope.configuration.key");
	}

	@Test
	void toldLinesAreNotThoseOfTheService() {
		assertThat(lines()).extracting(OutputLine::text)
			.noneMatch((text) -> text.matches("[0-9a-f-]{36} .*"))
			.contains("colour is red");
		assertThat(lines()).filteredOn((line) -> line.text().equals("colour is red"))
			.extracting(OutputLine::source)
			.containsExactly(OutputSource.STDERR);
	}

	@Test
	void changedVariableReachesTheConfiguration() {
		this.suite.restart("shop", new VariableChange("SHOP_COLOUR", Kind.SET, "green"));
		await().atMost(Duration.ofMinutes(1)).until(() -> lines().getLast().text().equals("colour is green"));
		assertThat(value("shop.colour").value()).isEqualTo("green");

		this.suite.restart("shop", new VariableChange("SHOP_SIZE", Kind.SET, "small"));
		await().atMost(Duration.ofMinutes(1))
			.until(() -> lines().stream().filter((line) -> line.text().equals("colour is green")).count() == 2);
		assertThat(value("shop.size"))
			.isEqualTo(new ConfiguredValue("shop.size", "small", "System Environment Property \"SHOP_SIZE\""));
	}

	private Suite suite() throws IOException {
		LauncherOutput output = LauncherOutput.standard();
		ProgramStarter starter = new ProgramStarter(this.root,
				new ServiceEnvironment(Map.of("PATH", System.getenv("PATH"))),
				new Programs(this.root, this.root.resolve("work"), List.of()), output);
		try (ServerSocket socket = new ServerSocket(0)) {
			String port = Integer.toString(socket.getLocalPort());
			return new Suite(List.of(new ServiceDefinition("shop", TinyApplication.class.getName(),
					"http://localhost:" + port, "64m", Map.of("SERVER_PORT", port))), starter, Duration.ofMinutes(1),
					output);
		}
	}

	private static String libraries() {
		return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
			.filter((entry) -> entry.endsWith(".jar"))
			.collect(Collectors.joining(java.io.File.pathSeparator));
	}

	private String jar() {
		try (Stream<Path> files = Files.list(this.root.resolve("work/shop"))) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.matches("app-.*\\.jar"))
				.findFirst()
				.orElseThrow();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private ServiceDetails details() {
		return this.suite.find("shop").orElseThrow();
	}

	private List<OutputLine> lines() {
		return details().output().newest(1000, (line) -> line.source() != OutputSource.LAUNCHER);
	}

	private ConfiguredValue value(String name) {
		return details().configuration()
			.stream()
			.filter((value) -> value.name().equals(name))
			.findFirst()
			.orElseThrow();
	}

}
