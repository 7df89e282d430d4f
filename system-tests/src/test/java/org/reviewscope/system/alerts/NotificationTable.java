package org.reviewscope.system.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.ledger.Fault;

/**
 * The table of {@code docs/failure-modes.md}, which says who is told of which fault.
 */
final class NotificationTable {

	static final boolean UPDATE = Boolean.getBoolean("alerts.docs.update");

	private static final Path PAGE = Repository.ROOT.resolve("docs/failure-modes.md");

	private static final String HEAD = """
			| fault | alert and runbook | who is told | fires after |
			|---|---|---|---|
			""";

	private static final String END = "\n<!-- end of the generated table -->";

	private static final Pattern ROW = Pattern
		.compile("\\| `([A-Z_]+)` \\| \\[(\\w+)]\\(runbooks/\\w+\\.md\\) \\| (\\w+) \\|");

	private final Map<Fault, SortedSet<NotifiedAlert>> rows = new TreeMap<>();

	SortedSet<NotifiedAlert> of(Fault fault) {
		return ROW.matcher(text())
			.results()
			.filter((row) -> row.group(1).equals(fault.name()))
			.map((row) -> new NotifiedAlert(row.group(2), row.group(3)))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Takes what a run has seen. Whether errors are reported before the alert that
	 * explains them fires is chance.
	 */
	void add(Fault fault, Collection<NotifiedAlert> told) {
		boolean explained = told.stream().anyMatch(NotifiedAlert::explainsErrors);
		this.rows.put(fault,
				told.stream()
					.filter((alert) -> !alert.isBudget() && !(explained && alert.isSymptom()))
					.collect(Collectors.toCollection(TreeSet::new)));
	}

	SortedSet<NotifiedAlert> seen(Fault fault) {
		return this.rows.getOrDefault(fault, new TreeSet<>());
	}

	/** Replaces the table by what a run has seen. */
	void write() {
		String page = text();
		int begin = page.indexOf(HEAD) + HEAD.length();
		try {
			Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(page.indexOf(END)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String table() {
		return this.rows.entrySet()
			.stream()
			.flatMap((fault) -> fault.getValue()
				.stream()
				.map((told) -> "| `%s` | %s |\n".formatted(fault.getKey(), told.row())))
			.collect(Collectors.joining());
	}

	private static String text() {
		return Repository.text(PAGE);
	}

}
