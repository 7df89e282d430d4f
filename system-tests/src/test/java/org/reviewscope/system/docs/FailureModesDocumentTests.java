package org.reviewscope.system.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.ledger.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/failure-modes.md} names what exists, and leaves no fault of the ledger out.
 */
class FailureModesDocumentTests {

	private static final String DOCUMENT = Repository.text(Path.of("docs/failure-modes.md"));

	@Test
	void everyFaultHasItsRow() {
		assertThat(found("`([A-Z_]{6,})`"))
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(Fault.values()).map(Fault::name).toList());
	}

	@Test
	void everyRowNamesTestsThatExist() throws IOException {
		assertThat(rows()).isNotEmpty().allMatch((row) -> row.contains("Tests`"));
		List<String> classes = files("", ".java").map((file) -> file.getFileName().toString()).toList();
		assertThat(found("`(\\w+Tests)`")).allMatch((name) -> classes.contains(name + ".java"));
	}

	@Test
	void everyAlertHasARuleAndARunbook() throws IOException {
		String rules = text(files("prometheus/rules", ".yml"));
		assertThat(found("\\[(\\w+)]\\(runbooks/")).isNotEmpty()
			.allMatch((alert) -> rules.contains("alert: " + alert + "\n"))
			.allMatch((alert) -> !DOCUMENT.replace("[" + alert + "](runbooks/" + alert + ".md)", "")
				.contains("[" + alert + "]"))
			.allMatch((alert) -> Files.exists(Repository.ROOT.resolve("docs/runbooks/" + alert + ".md")));
	}

	@Test
	void everyPanelIsOnADashboard() throws IOException {
		String dashboards = text(files("grafana/dashboards", ".json"));
		assertThat(found("\\*[A-Z][\\w ]+\\*, \"([^\"]+)\"")).isNotEmpty()
			.allMatch((panel) -> dashboards.contains("\"title\": \"" + panel + "\""));
	}

	/** Another table is generated: who is told. */
	private static List<String> rows() {
		return DOCUMENT.lines()
			.takeWhile((line) -> !line.equals("## Who is told"))
			.filter((line) -> line.startsWith("| ") && !line.startsWith("| fault"))
			.toList();
	}

	private static List<String> found(String pattern) {
		return Pattern.compile(pattern)
			.matcher(String.join("\n", rows()))
			.results()
			.map((match) -> match.group(1))
			.distinct()
			.toList();
	}

	private static String text(Stream<Path> files) {
		return files.map(Repository::text).collect(Collectors.joining());
	}

	private static Stream<Path> files(String folder, String suffix) throws IOException {
		try (Stream<Path> files = Files.walk(Repository.ROOT.resolve(folder))) {
			return files.filter((file) -> file.toString().endsWith(suffix)).toList().stream();
		}
	}

}
