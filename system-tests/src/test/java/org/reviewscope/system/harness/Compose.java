package org.reviewscope.system.harness;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code docker-compose.yaml} and its overrides as Compose reads them: each variable is
 * the environment's or, without one, that of {@code .env}.
 */
public final class Compose {

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

	private static final JsonMapper JSON = new JsonMapper();

	private final Map<String, String> variables = new HashMap<>();

	private final JsonNode file;

	public Compose(Map<String, String> environment, String... overrides) {
		Properties defaults = new Properties();
		try {
			defaults.load(new StringReader(Repository.text(Path.of(".env"))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		defaults.stringPropertyNames().forEach((name) -> this.variables.put(name, defaults.getProperty(name)));
		this.variables.putAll(environment);
		this.file = read("docker-compose.yaml");
		Stream.of(overrides).forEach((override) -> merge(this.file, read(override)));
	}

	/**
	 * One of the file's services.
	 * @param name its name
	 * @return its keys, all anchors merged
	 */
	public JsonNode service(String name) {
		JsonNode service = this.file.path("services").path(name);
		if (service.isMissingNode()) {
			throw new IllegalArgumentException("docker-compose.yaml has no service " + name);
		}
		return service;
	}

	/**
	 * The environment that a service gets: a name without a value hands on the variable
	 * of that name, if there is one.
	 * @param service a service of the file
	 * @return names and values
	 */
	public Map<String, String> environment(JsonNode service) {
		return filled(service.path("environment"));
	}

	/**
	 * The arguments that a service's image is built with, filled in like its environment.
	 * @param service a service of the file
	 * @return names and values
	 */
	public Map<String, String> buildArguments(JsonNode service) {
		return filled(service.path("build").path("args"));
	}

	private Map<String, String> filled(JsonNode variables) {
		Map<String, String> result = new TreeMap<>();
		variables.properties().forEach((entry) -> {
			String value = entry.getValue().isNull() ? this.variables.get(entry.getKey()) : entry.getValue().asString();
			if (value != null) {
				result.put(entry.getKey(), value);
			}
		});
		return result;
	}

	private JsonNode read(String file) {
		return Repository.yaml(resolve(Repository.text(Path.of(file))));
	}

	/** Maps are merged and lists joined, by Jackson as by Compose. */
	private static void merge(JsonNode into, JsonNode from) {
		JSON.readerForUpdating(into).readValue(from);
	}

	private String resolve(String text) {
		return VARIABLE.matcher(text).replaceAll((match) -> {
			String value = this.variables.get(match.group(1));
			if (value == null) {
				throw new IllegalStateException(".env has no " + match.group(1));
			}
			return Matcher.quoteReplacement(value);
		});
	}

}
