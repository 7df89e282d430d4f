package org.reviewscope.system.containers;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Compose;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command alone: nothing is built here.
 */
class ServiceImagesTests {

	@Test
	void imagesAreBuiltAsComposeBuildsThem() {
		Compose compose = new Compose(Map.of("RUNTIME_IMAGE", "my/java:25", "REVIEWSCOPE_VERSION", "2"));

		assertThat(ServiceImages.command(compose, "inference-service"))
			.startsWith("docker", "build", "--tag", "reviewscope/inference-service:2")
			.contains("PORT=8081", "SERVICE=inference-service", "RUNTIME_IMAGE=my/java:25")
			.anyMatch((argument) -> argument.startsWith("BUILD_IMAGE=docker.io/library/eclipse-temurin:25"))
			.endsWith(".");
	}

	@Test
	void imageOfTheConsoleIsBuiltOnTheSameBases() {
		Compose compose = new Compose(Map.of("RUNTIME_IMAGE", "my/java:25", "BUILD_IMAGE", "my/jdk:25"));

		assertThat(ServiceImages.consoleCommand(compose, "reviewscope/console:2")).containsExactly("docker", "build",
				"--file", "dev-console/Dockerfile", "--tag", "reviewscope/console:2", "--build-arg",
				"BUILD_IMAGE=my/jdk:25", "--build-arg", "RUNTIME_IMAGE=my/java:25", ".");
	}

}
