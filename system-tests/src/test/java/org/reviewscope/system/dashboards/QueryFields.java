package org.reviewscope.system.dashboards;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the names in queries of logs and traces: a misspelt one is no error to Loki and
 * Tempo, only an empty panel.
 */
final class QueryFields {

	private static final String STRINGS = "\"(\\\\.|[^\"\\\\])*\"|`[^`]*`";

	private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");

	private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)");

	private static final Pattern FILTER = Pattern.compile("\\|\\s*(\\w+)\\s*(=|!=|=~|!~|[<>]=?)");

	private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without)\\s*\\(([^)]*)\\)");

	private static final Pattern ATTRIBUTE = Pattern.compile("\\b(resource|span)\\.([\\w.]+)");

	private QueryFields() {
	}

	/** Labels of LogQL's stream selectors. */
	static Set<String> selectors(String logQl) {
		return SELECTOR.matcher(withoutStrings(logQl))
			.results()
			.flatMap((selector) -> LABEL.matcher(selector.group(1)).results())
			.map((label) -> label.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** What LogQL filters and groups by behind the selector. */
	static Set<String> fields(String logQl) {
		String pipeline = SELECTOR.matcher(withoutStrings(logQl)).replaceAll("");
		Stream<String> filters = FILTER.matcher(pipeline).results().map((filter) -> filter.group(1));
		Stream<String> groups = GROUPING.matcher(pipeline)
			.results()
			.flatMap((group) -> Stream.of(group.group(1).split(",")))
			.map(String::strip);
		return Stream.concat(filters, groups).collect(Collectors.toCollection(TreeSet::new));
	}

	/** Attributes of TraceQL, with the scope in front. */
	static Set<String> attributes(String traceQl) {
		return ATTRIBUTE.matcher(withoutStrings(traceQl))
			.results()
			.map(MatchResult::group)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String withoutStrings(String query) {
		return query.replaceAll(STRINGS, "");
	}

}
