package org.reviewscope.system.monitoring;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What can be known of a query without a Prometheus.
 */
public final class PromQl {

	private static final String STRINGS = "\"(\\\\.|[^\"\\\\])*\"";

	private static final String NO_METRICS = String.join("|", "\\$\\{?\\w+}?", "\\{[^}]*}", "\\[[^]]*]",
			"\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

	/** A word that is no number's unit and no function. */
	private static final Pattern NAME = Pattern.compile("(?<![\\w:])[a-zA-Z_:][\\w:]*+(?!\\s*\\()");

	private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "bool", "offset", "group_left",
			"group_right");

	/** The counters that {@code counter:new} of the rules is asked about. */
	private static final Pattern NEW_COUNTER = Pattern.compile("counter:new\\{counter=\"(\\w+)\"");

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-zA-Z_]\\w*)}?");

	private PromQl() {
	}

	public static Set<String> metrics(String expression) {
		Set<String> metrics = newCounters(expression);
		NAME.matcher(expression.replaceAll(STRINGS, "").replaceAll(NO_METRICS, ""))
			.results()
			.map(MatchResult::group)
			.filter(Predicate.not(KEYWORDS::contains))
			.forEach(metrics::add);
		return metrics;
	}

	public static Set<String> newCounters(String expression) {
		return NEW_COUNTER.matcher(expression)
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	public static String withVariables(String expression, Map<String, String> variables) {
		return VARIABLE.matcher(expression).replaceAll((match) -> {
			String value = variables.get(match.group(1));
			if (value == null) {
				throw new IllegalArgumentException(
						"grafana/tests/panels.json has no value for " + match.group() + " of " + expression);
			}
			return Matcher.quoteReplacement(value);
		});
	}

}
