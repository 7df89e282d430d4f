package org.reviewscope.console.launch.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.console.launch.process.LaunchException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How a folder is built is found out, or the message says what to do.
 */
@DisabledOnOs(OS.WINDOWS)
class ProjectFinderTests {

	@TempDir
	private Path root;

	@Test
	void ownWrapperOfMavenBuilds() throws IOException {
		Path shop = folder("my shop", "pom.xml", "mvnw");

		Project project = ProjectFinder.find("", shop);

		assertThat(project.name()).isEqualTo("my-shop");
		assertThat(project.build()).containsExactly("sh", shop.resolve("mvnw").toString(), "--batch-mode",
				"--no-transfer-progress", "-Dmaven.test.skip=true", "package");
		assertThat(project.buildDirectory()).isEqualTo(shop);
		assertThat(project.directory()).isEqualTo(shop);
		assertThat(project.output()).isEqualTo(shop.resolve("target"));
	}

	@Test
	void moduleIsBuiltFromItsRootWithThoseThatItNeeds() throws IOException {
		Path parent = folder("parent", "pom.xml", "mvnw");
		Files.writeString(parent.resolve("pom.xml"), "<modules><module>apps/shop</module></modules>");
		Path shop = folder("parent/apps/shop", "pom.xml");

		Project project = ProjectFinder.find("store", shop);

		assertThat(project.name()).isEqualTo("store");
		assertThat(project.buildDirectory()).isEqualTo(parent);
		assertThat(project.build()).endsWith("--projects", "apps/shop", "--also-make", "package");
		assertThat(project.directory()).isEqualTo(shop);
	}

	@Test
	void moduleOfAModuleIsBuiltFromTheRoot() throws IOException {
		Path parent = folder("parent", "pom.xml", "mvnw");
		Files.writeString(parent.resolve("pom.xml"), "<modules>\n<module> apps </module></modules>");
		Files.writeString(folder("parent/apps", "pom.xml").resolve("pom.xml"), "<module>shop</module>");

		assertThat(ProjectFinder.find("", folder("parent/apps/shop", "pom.xml")).build()).endsWith("--projects",
				"apps/shop", "--also-make", "package");
	}

	@Test
	void wrapperOfAnotherBuildIsNotTaken() throws IOException {
		folder("", "mvnw", "gradlew");
		Path stranger = folder("workspace", "pom.xml", "mvnw", "gradlew");
		Files.writeString(stranger.resolve("pom.xml"), "<module>bank</module>");
		Path shop = folder("workspace/shop", "pom.xml");
		Path bakery = folder("workspace/bakery", "build.gradle");

		assertThat(ProjectFinder.find("", shop).build()).startsWith("mvn");
		assertThat(ProjectFinder.find("", shop).buildDirectory()).isEqualTo(shop);
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> ProjectFinder.find("", bakery))
			.withMessageContaining("has no gradlew");
	}

	@Test
	void installedMavenBuildsWhatHasNoWrapper() throws IOException {
		assertThat(ProjectFinder.find("", folder("shop", "pom.xml")).build()).startsWith("mvn");
	}

	@Test
	void gradleBuildsByItsWrapperOnly() throws IOException {
		Path parent = folder("parent", "settings.gradle", "gradlew");
		Path shop = folder("parent/apps/shop", "build.gradle.kts");
		Path alone = folder("alone", "build.gradle");

		assertThat(ProjectFinder.find("", shop).build()).containsExactly("sh", parent.resolve("gradlew").toString(),
				"--no-daemon", "--console=plain", ":apps:shop:bootJar");
		assertThat(ProjectFinder.find("", shop).output()).isEqualTo(shop.resolve("build/libs"));
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> ProjectFinder.find("", alone))
			.withMessageContaining("has no gradlew")
			.withMessageContaining("Build it yourself, and point --run at its jar");
	}

	@Test
	void mavenIsTakenWhereThereIsBoth() throws IOException {
		assertThat(ProjectFinder.find("", folder("shop", "pom.xml", "mvnw", "build.gradle", "gradlew")).build())
			.contains("package");
	}

	@Test
	void jarIsNotBuiltAndLosesItsVersion() throws IOException {
		Path jar = folder("shop", "shop-app-1.2.3-SNAPSHOT.jar").resolve("shop-app-1.2.3-SNAPSHOT.jar");

		Project project = ProjectFinder.find("", jar);

		assertThat(project.name()).isEqualTo("shop-app");
		assertThat(project.build()).isEmpty();
		assertThat(project.output()).isEqualTo(jar);
	}

	@Test
	void whatIsNoProjectIsRefusedWithWhatToDo() throws IOException {
		Path empty = folder("empty");

		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> ProjectFinder.find("", empty)).withMessage("""
				There is no Spring Boot project in %s: it has no pom.xml and no build.gradle.
				Point --run at the folder with its pom.xml or build.gradle, or at its jar.""".formatted(empty));
		assertThatExceptionOfType(LaunchException.class)
			.isThrownBy(() -> ProjectFinder.find("", empty.resolve("missing")))
			.withMessageContaining("it does not exist");
	}

	private Path folder(String name, String... files) throws IOException {
		Path folder = Files.createDirectories(this.root.resolve(name));
		for (String file : files) {
			Files.createFile(folder.resolve(file));
		}
		return folder;
	}

}
