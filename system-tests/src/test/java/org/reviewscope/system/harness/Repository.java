package org.reviewscope.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of the repository that configure other programs, read as those programs read
 * them.
 */
public final class Repository {

	public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final JsonMapper JSON = new JsonMapper();

	private Repository() {
	}

	public static List<Path> files(String directory, String suffix) {
		try (Stream<Path> files = Files.walk(ROOT.resolve(directory))) {
			return files.filter((file) -> file.toString().endsWith(suffix)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static String text(Path file) {
		try {
			return Files.readString(ROOT.resolve(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static JsonNode yaml(Path file) {
		return yaml(text(file));
	}

	/**
	 * Reads YAML with its anchors and merges resolved.
	 * @param text the content of a file
	 * @return its tree
	 */
	public static JsonNode yaml(String text) {
		return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(text));
	}

	public static <T> T json(Path file, Class<T> type) {
		return JSON.readValue(text(file), type);
	}

}
