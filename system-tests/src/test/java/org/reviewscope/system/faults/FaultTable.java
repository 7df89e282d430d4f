package org.reviewscope.system.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.reviewscope.system.harness.Repository;

/**
 * The table of {@code docs/faults.md}, which a test of the faults keeps equal to their
 * descriptions.
 */
final class FaultTable {

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|.*\\| ([^|]+) \\|$");

	private static final Pattern ALERT = Pattern.compile("\\b([A-Z][a-z]+){2,}\\b");

	private FaultTable() {
	}

	static List<Row> rows() {
		return ROW.matcher(Repository.text(Path.of("docs/faults.md")))
			.results()
			.map((row) -> new Row(row.group(1), row.group(2)))
			.toList();
	}

	/**
	 * A fault.
	 *
	 * @param fault its name
	 * @param alert what the table says of its alerts
	 */
	record Row(String fault, String alert) {

		/**
		 * The alerts that the table promises.
		 * @return their names
		 */
		Set<String> alerts() {
			return ALERT.matcher(this.alert)
				.results()
				.map(MatchResult::group)
				.collect(Collectors.toCollection(TreeSet::new));
		}

	}

}
