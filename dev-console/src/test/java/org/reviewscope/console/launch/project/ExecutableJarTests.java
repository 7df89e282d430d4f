package org.reviewscope.console.launch.project;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.console.launch.process.LaunchException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Of what a build leaves, the application is found, and whether it needs an agent.
 */
class ExecutableJarTests {

	@TempDir
	private Path target;

	@Test
	void newestApplicationIsTakenAndNoPlainJar() throws IOException {
		jar("shop-1.0.jar", true, 1);
		Path war = jar("shop-1.1.war", true, 2);
		jar("shop-1.1-plain.jar", false, 3);
		Files.writeString(this.target.resolve("shop-1.1.jar.original"), "");
		Files.writeString(this.target.resolve("broken.jar"), "no zip");

		assertThat(ExecutableJar.of(built())).isEqualTo(war);
	}

	@Test
	void buildWithoutApplicationIsExplained() throws IOException {
		jar("shop-1.1-plain.jar", false, 3);

		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> ExecutableJar.of(built()))
			.withMessageContaining("The build of shop has left no executable Spring Boot jar in " + this.target)
			.withMessageContaining("Point --run at the module");
	}

	@Test
	void jarThatIsNamedIsTakenAsItIs() throws IOException {
		Path jar = jar("any.jar", false, 1);

		assertThat(ExecutableJar.of(new Project("any", jar, List.of(), jar, jar))).isEqualTo(jar);
	}

	@Test
	void exporterIsFoundAmongTheLibrariesOfJarsAndWars() throws IOException {
		assertThat(
				ExecutableJar.hasExporter(jar("a.jar", true, 1, "BOOT-INF/lib/opentelemetry-exporter-otlp-1.62.0.jar")))
			.isTrue();
		assertThat(
				ExecutableJar.hasExporter(jar("b.war", true, 1, "WEB-INF/lib/opentelemetry-exporter-otlp-1.49.0.jar")))
			.isTrue();
		assertThat(ExecutableJar.hasExporter(jar("c.jar", true, 1, "BOOT-INF/lib/opentelemetry-api-1.62.0.jar")))
			.isFalse();
	}

	@Test
	void fileThatIsNoJarIsNamed() throws IOException {
		Path file = Files.writeString(this.target.resolve("broken.jar"), "no zip");

		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> ExecutableJar.hasExporter(file))
			.withMessageContaining("broken.jar cannot be read");
	}

	private Project built() {
		return new Project("shop", this.target, List.of("mvn"), this.target, this.target);
	}

	private Path jar(String name, boolean springBoot, long second, String... entries) throws IOException {
		Path jar = this.target.resolve(name);
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		if (springBoot) {
			manifest.getMainAttributes().putValue("Spring-Boot-Version", "4.1.1");
		}
		try (OutputStream file = Files.newOutputStream(jar);
				JarOutputStream output = new JarOutputStream(file, manifest)) {
			for (String entry : entries) {
				output.putNextEntry(new JarEntry(entry));
			}
		}
		Files.setLastModifiedTime(jar, FileTime.from(Instant.ofEpochSecond(second)));
		return jar;
	}

}
