package org.reviewscope.system.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.reviewscope.system.harness.Repository;
import tools.jackson.databind.JsonNode;

/**
 * What one of {@code kubernetes/overlays} makes.
 *
 * @param name its folder
 * @param objects all that is applied
 */
record Overlay(String name, List<JsonNode> objects) {

	private static final Map<String, Overlay> BUILT = new ConcurrentHashMap<>();

	static Stream<Overlay> all() {
		return Repository.files("kubernetes/overlays", "kustomization.yaml")
			.stream()
			.map((file) -> file.getParent())
			.filter((folder) -> folder.getParent().endsWith("overlays"))
			.map((folder) -> of(folder.getFileName().toString()));
	}

	static Overlay of(String name) {
		return BUILT.computeIfAbsent(name, (folder) -> new Overlay(folder, build("kubernetes/overlays/" + folder)));
	}

	private static List<JsonNode> build(String folder) {
		try {
			Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder).directory(Repository.ROOT.toFile())
				.redirectError(ProcessBuilder.Redirect.INHERIT)
				.start();
			String output = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return documents(output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads a file of several documents.
	 * @param text its content
	 * @return their trees; what ends with a line break still does
	 */
	static List<JsonNode> documents(String text) {
		return Stream.of(text.split("(?<=\n)---\n")).map(Repository::yaml).toList();
	}

	Stream<JsonNode> ofKind(String... kinds) {
		return this.objects.stream().filter((object) -> List.of(kinds).contains(object.path("kind").asString()));
	}

	List<Workload> workloads() {
		return ofKind("Deployment", "StatefulSet").map(Workload::new).toList();
	}

	static String nameOf(JsonNode object) {
		return object.path("metadata").path("name").asString();
	}

	@Override
	public String toString() {
		return this.name;
	}

}
