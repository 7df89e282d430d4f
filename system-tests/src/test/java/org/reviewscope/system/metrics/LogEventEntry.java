package org.reviewscope.system.metrics;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.reviewscope.system.harness.Repository;

/**
 * A log line that is a named event, as the statement in the sources that writes it.
 *
 * @param service which service writes it
 * @param level its level
 * @param keys its attributes, the name of the event first
 * @param text the line
 */
record LogEventEntry(String service, String level, List<String> keys, String text) {

	private static final Pattern STATEMENT = Pattern.compile(
			"logger\\.at(\\w+)\\(\\)\\s+\\.addKeyValue\\(\"event\\.name\", \"([\\w.]+)\"\\)(.*?)\\.log\\(\"([^\"]+)\"",
			Pattern.DOTALL);

	private static final Pattern KEY = Pattern.compile("\\.addKeyValue\\(\"([\\w.]+)\"");

	static Stream<LogEventEntry> of(String service) {
		return Repository.files(service + "/src/main/java", ".java").stream().flatMap((file) -> in(service, file));
	}

	private static Stream<LogEventEntry> in(String service, Path file) {
		return STATEMENT.matcher(Repository.text(file))
			.results()
			.map((line) -> new LogEventEntry(service, line.group(1).toLowerCase(Locale.ROOT),
					Stream
						.concat(Stream.of(line.group(2)),
								KEY.matcher(line.group(3)).results().map((key) -> key.group(1)))
						.toList(),
					line.group(4)));
	}

	String name() {
		return this.keys.getFirst();
	}

	String row() {
		return "| `%s` | %s | %s | %s | %s |\n".formatted(name(), this.service, this.level,
				this.text.replace("{}", "…"),
				this.keys.stream().skip(1).map((key) -> "`" + key + "`").collect(Collectors.joining(", ")));
	}

}
