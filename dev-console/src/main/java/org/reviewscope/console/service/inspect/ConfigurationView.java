package org.reviewscope.console.service.inspect;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.reviewscope.console.launch.configuration.ConfiguredValue;

/**
 * The configuration in two parts. Spring takes each variable and each system property for
 * a property, also those that mean nothing to the service: these come second.
 *
 * @param own the properties of the service, and all others that begin like one of them
 * @param others system properties and variables that nothing of the service begins like
 */
record ConfigurationView(List<ConfiguredValue> own, List<ConfiguredValue> others) {

	static ConfigurationView of(List<ConfiguredValue> values) {
		Set<String> known = values.stream()
			.filter((value) -> !isOfTheProcess(value))
			.map(ConfigurationView::root)
			.collect(Collectors.toSet());
		Map<Boolean, List<ConfiguredValue>> parts = values.stream()
			.sorted(Comparator.comparing(ConfiguredValue::name))
			.collect(Collectors.partitioningBy((value) -> known.contains(root(value))));
		return new ConfigurationView(parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()));
	}

	private static boolean isOfTheProcess(ConfiguredValue value) {
		return value.origin().startsWith("System Environment Property")
				|| value.origin().endsWith("\"systemProperties\"");
	}

	// server of server.port
	private static String root(ConfiguredValue value) {
		return value.name().replaceFirst("[.\\[].*", "");
	}

}
