package org.reviewscope.system.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.reviewscope.system.harness.Compose;
import org.reviewscope.system.harness.Repository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The images of our services, built from this checkout as Compose's file says, and that
 * of the console, built as {@code docs/tool.md} says. What has not changed comes from the
 * engine's cache.
 */
final class ServiceImages {

	/**
	 * Names the system property that leaves the images as they are: {@code there}.
	 */
	private static final String SWITCH = "reviewscope.images";

	private static final Path LOG = Path.of("target/system-tests/images.log");

	private static final Logger logger = LoggerFactory.getLogger(ServiceImages.class);

	private static final boolean THERE = "there".equals(System.getProperty(SWITCH));

	private static boolean built;

	private ServiceImages() {
	}

	/**
	 * Builds them, once for all tests.
	 * @param compose Compose's file
	 * @param services whose images
	 */
	static synchronized void build(Compose compose, List<String> services) {
		if (built || THERE) {
			return;
		}
		logger.info("Building the images of {}: minutes the first time, see {}; -D{}=there takes those that are there",
				services, LOG.toAbsolutePath(), SWITCH);
		services.forEach((service) -> run(command(compose, service)));
		built = true;
	}

	/**
	 * Builds the console's, which is none of Compose's services.
	 * @param compose Compose's file, which names the base images
	 * @return the image's name
	 */
	static String console(Compose compose) {
		String image = compose.service("gateway-service")
			.path("image")
			.asString()
			.replace("/gateway-service:", "/console:");
		if (!THERE) {
			logger.info("Building the image of the console, see {}", LOG.toAbsolutePath());
			run(consoleCommand(compose, image));
		}
		return image;
	}

	static List<String> consoleCommand(Compose compose, String image) {
		List<String> command = new ArrayList<>(
				List.of("docker", "build", "--file", "dev-console/Dockerfile", "--tag", image));
		compose.buildArguments(compose.service("gateway-service"))
			.entrySet()
			.stream()
			.filter((argument) -> argument.getKey().endsWith("_IMAGE"))
			.forEach((argument) -> command.addAll(List.of("--build-arg", argument.toString())));
		command.add(".");
		return command;
	}

	static List<String> command(Compose compose, String service) {
		JsonNode definition = compose.service(service);
		List<String> command = new ArrayList<>(
				List.of("docker", "build", "--tag", definition.path("image").asString()));
		compose.buildArguments(definition)
			.forEach((name, value) -> command.addAll(List.of("--build-arg", name + "=" + value)));
		command.add(definition.path("build").path("context").asString());
		return command;
	}

	private static void run(List<String> command) {
		try {
			Files.createDirectories(LOG.getParent());
			ProcessBuilder builder = new ProcessBuilder(command).directory(Repository.ROOT.toFile())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
			// Docker 20.10 has it, but not as its default
			builder.environment().put("DOCKER_BUILDKIT", "1");
			int status = builder.start().onExit().join().exitValue();
			if (status != 0) {
				throw new IllegalStateException(
						String.join(" ", command) + " ended with " + status + ", see " + LOG.toAbsolutePath());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"Building our images needs the docker command; -D" + SWITCH + "=there takes those that are there",
					ex);
		}
	}

}
