package org.reviewscope.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The descriptions of a service's meters. The texts are generated from the Javadoc of the
 * documentation enums.
 *
 * @param byName description by name of the meter, in Micrometer's spelling
 */
public record MeterDescriptions(Map<String, String> byName) {

	/** Every module that has meters of its own brings a file under this name. */
	public static final String RESOURCE = "META-INF/meter-descriptions.properties";

	public MeterDescriptions {
		byName = Map.copyOf(byName);
	}

	/**
	 * Reads the descriptions of all modules on the class path.
	 * @param classLoader where to look
	 * @return the descriptions, none without a file
	 */
	public static MeterDescriptions load(ClassLoader classLoader) {
		try {
			return new MeterDescriptions(PropertiesLoaderUtils.loadAllProperties(RESOURCE, classLoader)
				.entrySet()
				.stream()
				.collect(Collectors.toMap((entry) -> entry.getKey().toString(),
						(entry) -> entry.getValue().toString())));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the description of a meter.
	 * @param meter its name, in Micrometer's spelling
	 * @return its description, or {@code null} if it is not documented
	 */
	public @Nullable String of(String meter) {
		return this.byName.get(meter);
	}

}
