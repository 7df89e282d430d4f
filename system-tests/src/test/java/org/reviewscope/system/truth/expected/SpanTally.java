package org.reviewscope.system.truth.expected;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the Collector should count in trees: spans of each kind, and calls from one
 * service to another.
 */
public final class SpanTally {

	private static final Pattern SPAN = Pattern.compile(
			"(?<indent> *)(?<service>\\S+) (?<kind>SERVER|CLIENT|INTERNAL) (?<name>.+?)( \\d{3})?(?<error> ERROR)?( (app\\.|outcome=).*)?");

	private final Map<String, Double> calls = new TreeMap<>();

	private final Map<String, Double> edges = new TreeMap<>();

	private final Map<String, Double> failedEdges = new TreeMap<>();

	public SpanTally(Collection<String> trees) {
		trees.forEach(this::add);
	}

	/** By service, name, kind and status. */
	public Map<String, Double> calls() {
		return this.calls;
	}

	/** Requests from a client to a server; both by name. */
	public Map<String, Double> edges() {
		return this.edges;
	}

	public Map<String, Double> failedEdges() {
		return this.failedEdges;
	}

	/** The caller is the nearest span above that is indented less. */
	private void add(String tree) {
		Deque<Matcher> above = new ArrayDeque<>();
		tree.lines().map(SPAN::matcher).filter(Matcher::matches).forEach((span) -> {
			while (!above.isEmpty() && depth(above.peek()) >= depth(span)) {
				leave(above.pop());
			}
			enter(span, above.peek());
			above.push(span);
		});
		above.forEach(this::leave);
	}

	private void enter(Matcher span, Matcher parent) {
		String status = failed(span) ? "ERROR" : "UNSET";
		this.calls.merge(
				"{service_name=\"%s-service\",span_kind=\"SPAN_KIND_%s\",span_name=\"%s\",status_code=\"STATUS_CODE_%s\"}"
					.formatted(span.group("service"), span.group("kind"), span.group("name"), status),
				1.0, Double::sum);
		if (span.group("kind").equals("SERVER")) {
			edge((parent != null) ? parent.group("service") + "-service" : "user", span.group("service") + "-service",
					failed(span) || (parent != null && failed(parent)));
		}
	}

	/** A call without a server span: to a database, or to a service that is away. */
	private void leave(Matcher span) {
		if (span.group("kind").equals("CLIENT") && span.group("name").matches("(BATCH )?(SELECT|INSERT|UPDATE) .*")) {
			edge(span.group("service") + "-service", "db", failed(span));
		}
		else if (span.group("kind").equals("CLIENT") && failed(span)) {
			edge(span.group("service") + "-service", "localhost", true);
		}
	}

	private void edge(String client, String server, boolean failed) {
		String labels = "{client=\"%s\",server=\"%s\"}".formatted(client, server);
		this.edges.merge(labels, 1.0, Double::sum);
		this.failedEdges.merge(labels, failed ? 1.0 : 0.0, Double::sum);
	}

	private static boolean failed(Matcher span) {
		return span.group("error") != null;
	}

	private static int depth(Matcher span) {
		return span.group("indent").length();
	}

}
