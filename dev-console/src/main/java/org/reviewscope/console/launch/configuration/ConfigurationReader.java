package org.reviewscope.console.launch.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import org.reviewscope.console.launch.child.Secrets;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Reads what Spring has resolved, as Spring resolves it.
 */
final class ConfigurationReader {

	/** What the launcher needs for this, and nobody else. */
	private static final ConfigurationPropertyName OWN = ConfigurationPropertyName
		.of(ConfigurationTeller.VARIABLE.toLowerCase(Locale.ROOT).replace('_', '.'));

	private ConfigurationReader() {
	}

	static List<ConfiguredValue> values(Environment environment) {
		Map<ConfigurationPropertyName, ConfigurationProperty> found = found(environment);
		Map<String, String> resolved = new HashMap<>();
		found.forEach((name, property) -> resolved.put(name.toString(), resolved(environment, property)));
		Secrets secrets = new Secrets(resolved);
		List<ConfiguredValue> values = new ArrayList<>();
		found.forEach((key, property) -> {
			String name = key.toString();
			values.add(
					new ConfiguredValue(name, secrets.masked(name, resolved.getOrDefault(name, "")), origin(property)));
		});
		return values;
	}

	/**
	 * What the build has left in the jar.
	 * @return the versions of the service and of its framework, and its commit where the
	 * build names it
	 * @throws IOException when a file of the build cannot be read
	 */
	static List<ConfiguredValue> versions() throws IOException {
		List<ConfiguredValue> versions = new ArrayList<>();
		versions.add(new ConfiguredValue("spring-boot.version", String.valueOf(SpringBootVersion.getVersion()),
				"Spring Boot"));
		for (String file : List.of("META-INF/build-info.properties", "git.properties")) {
			Properties properties = new Properties();
			try (InputStream input = ConfigurationReader.class.getClassLoader().getResourceAsStream(file)) {
				if (input != null) {
					properties.load(input);
				}
			}
			properties.stringPropertyNames()
				.stream()
				.sorted()
				.forEach((name) -> versions
					.add(new ConfiguredValue(name, shown(name, properties.getProperty(name)), file)));
		}
		return versions;
	}

	// A commit looks random, but is no secret
	private static String shown(String name, String value) {
		return name.startsWith("git.commit.id") ? value : new Secrets(Map.of()).masked(name, value);
	}

	// The first source wins, as in Spring. Names that differ only in their dashes are
	// equal
	private static Map<ConfigurationPropertyName, ConfigurationProperty> found(Environment environment) {
		Map<ConfigurationPropertyName, ConfigurationProperty> found = new LinkedHashMap<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				for (ConfigurationPropertyName name : iterable) {
					ConfigurationProperty property = iterable.getConfigurationProperty(name);
					if (property != null && !name.equals(OWN)) {
						found.putIfAbsent(name, property);
					}
				}
			}
		}
		return found;
	}

	private static String resolved(Environment environment, ConfigurationProperty property) {
		String raw = String.valueOf(property.getValue());
		try {
			return environment.resolvePlaceholders(raw);
		}
		catch (IllegalArgumentException ex) {
			// Placeholders that need each other
			return raw;
		}
	}

	private static String origin(ConfigurationProperty property) {
		return (property.getOrigin() != null) ? property.getOrigin().toString() : "unknown";
	}

}
