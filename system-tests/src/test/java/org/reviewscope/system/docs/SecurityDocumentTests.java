package org.reviewscope.system.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Repository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/security.md} names tests that exist, and leaves no item out.
 */
class SecurityDocumentTests {

	private static final String DOCUMENT = Repository.text(Path.of("docs/security.md"));

	/** Level 1 of the chapters that apply, and all levels of V4, V13 and V16. */
	private static final String ITEMS = """
			1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1 2.1.1 2.2.1 2.2.2 2.3.1
			3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1 3.5.2 3.5.3
			4.1.1 4.1.2 4.1.3 4.1.4 4.1.5 4.2.1 4.2.2 4.2.3 4.2.4 4.2.5 4.3.1 4.3.2 4.4.1 4.4.2 4.4.3 4.4.4
			5.2.1 5.2.2 5.3.1 5.3.2 8.1.1 8.2.1 8.2.2 8.3.1 11.3.1 11.3.2 11.4.1 12.1.1 12.2.1 12.2.2
			13.1.1 13.1.2 13.1.3 13.1.4 13.2.1 13.2.2 13.2.3 13.2.4 13.2.5 13.2.6 13.3.1 13.3.2 13.3.3 13.3.4
			13.4.1 13.4.2 13.4.3 13.4.4 13.4.5 13.4.6 13.4.7 14.2.1 14.3.1 15.1.1 15.2.1 15.3.1
			16.1.1 16.2.1 16.2.2 16.2.3 16.2.4 16.2.5 16.3.1 16.3.2 16.3.3 16.3.4 16.4.1 16.4.2 16.4.3
			16.5.1 16.5.2 16.5.3 16.5.4""";

	@Test
	void everyTestExists() throws IOException {
		assertThat(found("`(\\w+Tests)`", DOCUMENT)).hasSizeGreaterThan(40).isSubsetOf(testClasses());
	}

	@Test
	void everyItemIsThereOnce() {
		assertThat(rows().flatMap((row) -> results("\\b\\d+\\.\\d\\.\\d\\b", row.split("\\|")[1])))
			.containsExactlyInAnyOrder(ITEMS.split("\\s+"));
	}

	@Test
	void whatHasNoTestSaysWhy() {
		assertThat(rows().filter((row) -> !row.contains("Tests`")))
			.allMatch((row) -> row.matches(".*(not applicable|open|client counts).*"));
	}

	private static Stream<String> rows() {
		return DOCUMENT.lines().filter((line) -> line.matches("\\| \\d.*"));
	}

	private static Set<String> testClasses() throws IOException {
		try (Stream<Path> files = Files.walk(Repository.ROOT)) {
			return files.filter((file) -> file.toString().contains("src/test/java"))
				.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith("Tests.java"))
				.map((name) -> name.replace(".java", ""))
				.collect(Collectors.toSet());
		}
	}

	private static Set<String> found(String pattern, String text) {
		return Pattern.compile(pattern)
			.matcher(text)
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toSet());
	}

	private static Stream<String> results(String pattern, String text) {
		return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group);
	}

}
