package org.reviewscope.observability.autoconfigure.compatibility;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/**
 * An application as if the dependency were not there.
 */
final class WithoutStarter {

	private WithoutStarter() {
	}

	/**
	 * Leaves out the starter's configuration classes and its default properties.
	 * @param others what else is to be excluded
	 * @return properties to start the application with
	 */
	static Stream<String> properties(Stream<String> others) {
		Stream<String> parts = StreamSupport
			.stream(ImportCandidates.load(AutoConfiguration.class, WithoutStarter.class.getClassLoader()).spliterator(),
					false)
			.filter((part) -> part.startsWith("org.reviewscope."));
		return Stream.of(
				"spring.autoconfigure.exclude=" + Stream.concat(others, parts).collect(Collectors.joining(",")),
				"reviewscope.observability.defaults.enabled=false");
	}

}
