package org.reviewscope.console.launch.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.console.launch.process.LaunchException;
import org.reviewscope.console.launch.process.ServiceDefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A service is made ready once, and again only when it has changed.
 */
class ProgramsTests {

	private final ServiceDefinition service = new ServiceDefinition("shop", "org.example.Shop", "http://localhost:1",
			"64m", Map.of());

	@TempDir
	private Path root;

	@BeforeEach
	void build() throws IOException {
		Path classes = Files.createDirectories(this.root.resolve("shop/target/classes/org/example"));
		Files.writeString(classes.resolve("Shop.class"), "one");
		Path library = Files.writeString(this.root.resolve("library.jar"), "library");
		Path other = Files.createDirectories(this.root.resolve("starter/target/classes"));
		Files.writeString(this.root.resolve("shop/target/classpath.txt"), library + java.io.File.pathSeparator + other);
	}

	@Test
	void classpathHoldsJarsOnly() throws IOException {
		Program program = prepare();

		assertThat(Files.readString(program.argumentFile())).startsWith("-cp \"")
			.contains("library.jar")
			.containsPattern("service-main-[0-9a-f]{16}\\.jar")
			.containsPattern("app-[0-9a-f]{16}\\.jar")
			.containsPattern("starter-[0-9a-f]{16}\\.jar")
			.doesNotContain("target" + java.io.File.separator + "classes");
		try (JarFile jar = new JarFile(only("app-*.jar").toFile())) {
			assertThat(jar.stream()).extracting(Object::toString)
				.containsExactly("org/", "org/example/", "org/example/Shop.class");
		}
	}

	@Test
	void nothingIsWrittenAgainWhenNothingHasChanged() throws IOException {
		Program first = prepare();
		Path jar = only("app-*.jar");
		Object written = Files.getLastModifiedTime(jar);

		assertThat(prepare()).isEqualTo(first);
		assertThat(only("app-*.jar")).isEqualTo(jar);
		assertThat(Files.getLastModifiedTime(jar)).isEqualTo(written);
	}

	@Test
	void changeOfCodeMakesANewJarAndNeedsANewCache() throws IOException {
		Program first = prepare();
		Path jar = only("app-*.jar");

		Files.writeString(this.root.resolve("shop/target/classes/org/example/Shop.class"), "two");

		assertThat(prepare().cache()).isNotEqualTo(first.cache());
		assertThat(only("app-*.jar")).isNotEqualTo(jar);
	}

	@Test
	void cacheIsUsedWhenItIsThere() throws IOException {
		Program program = prepare();
		assertThat(program.command()).noneMatch((argument) -> argument.contains("AOTCache"));

		Files.createFile(program.cache());

		assertThat(program.command()).contains("-XX:AOTCache=" + program.cache());
		assertThat(program.trainingCommand(Path.of("draft")))
			.contains("-XX:AOTCacheOutput=draft", "-Dspring.context.exit=onRefresh")
			.containsAll(Program.jvmFlags(this.service));
	}

	@Test
	void serviceThatIsNotBuiltIsRefusedInWords() throws IOException {
		Files.delete(this.root.resolve("shop/target/classpath.txt"));

		assertThatExceptionOfType(LaunchException.class).isThrownBy(this::prepare).withMessageContaining("./mvnw -Pup");
	}

	@Test
	void extraModuleIsTheLastOfTheClasspathAndNeedsAnotherCache() throws IOException {
		Path classes = Files.createDirectories(this.root.resolve("extra/target/classes"));
		Files.writeString(classes.resolve("Extra.class"), "extra");
		Files.createFile(this.root.resolve("extra/target/classpath.txt"));
		Program without = prepare();

		Program with = new Programs(this.root, this.root.resolve("work"), List.of("extra")).prepare(this.service);

		assertThat(Files.readString(with.argumentFile())).containsPattern("extra-[0-9a-f]{16}\\.jar\"\\s*$");
		assertThat(with.cache()).isNotEqualTo(without.cache());
		assertThat(Files.readString(prepare().argumentFile())).doesNotContain("extra");
	}

	@Test
	void extraModuleThatIsNotBuiltIsRefusedInWords() throws IOException {
		Files.createDirectories(this.root.resolve("extra/target/classes"));

		assertThatExceptionOfType(LaunchException.class)
			.isThrownBy(
					() -> new Programs(this.root, this.root.resolve("work"), List.of("extra")).prepare(this.service))
			.withMessage("extra is not built: start the suite with ./mvnw -Pup, which builds it first");
	}

	@Test
	void extraModuleBringsTheLibrariesThatTheServiceHasNot() throws IOException {
		Files.createDirectories(this.root.resolve("parts/extra/target/classes"));
		Path own = Files.writeString(this.root.resolve("own.jar"), "own");
		Files.writeString(this.root.resolve("parts/extra/target/classpath.txt"),
				this.root.resolve("library.jar") + java.io.File.pathSeparator + own);

		Program program = new Programs(this.root, this.root.resolve("work"), List.of("parts/extra"))
			.prepare(this.service);

		assertThat(Files.readString(program.argumentFile())).containsOnlyOnce("library.jar")
			.containsPattern("extra-[0-9a-f]{16}\\.jar[:;][^:;]*own\\.jar\"");
	}

	private Program prepare() throws IOException {
		return new Programs(this.root, this.root.resolve("work"), List.of()).prepare(this.service);
	}

	private Path only(String pattern) throws IOException {
		try (Stream<Path> files = Files.list(this.root.resolve("work/shop"))) {
			return files
				.filter((file) -> file.getFileSystem().getPathMatcher("glob:" + pattern).matches(file.getFileName()))
				.toList()
				.getFirst();
		}
	}

}
