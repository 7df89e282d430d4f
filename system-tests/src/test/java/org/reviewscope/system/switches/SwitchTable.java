package org.reviewscope.system.switches;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.reviewscope.system.harness.Compose;
import org.reviewscope.system.harness.Repository;

/**
 * The table of switches in {@code docs/configuration.md}.
 */
final class SwitchTable {

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|[^|]+\\| (?:`([^`]+)`)? ?\\|");

	private SwitchTable() {
	}

	/** The variables and their defaults, an empty text for none. */
	static Map<String, String> defaults() {
		String page = Repository.text(Path.of("docs/configuration.md"));
		Matcher rows = ROW.matcher(page.substring(page.indexOf("## Switches"), page.indexOf("More settings")));
		return rows.results()
			.collect(Collectors.toMap((row) -> row.group(1), (row) -> String.valueOf(row.group(2)).replace("null", ""),
					(first, _) -> first, TreeMap::new));
	}

	/**
	 * What of a user's environment reaches a service through Compose.
	 * @param service the service
	 * @param environment the user's variables
	 * @return those switches that the service sees
	 */
	static Map<String, String> throughCompose(String service, Map<String, String> environment) {
		Compose compose = new Compose(environment);
		Map<String, String> seen = new TreeMap<>(compose.environment(compose.service(service)));
		seen.keySet().retainAll(defaults().keySet());
		return seen;
	}

}
