package org.reviewscope.console.launch.output;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lines end as for any reader of lines, and a line without an end takes limited memory.
 */
class LineReaderTests {

	@Test
	void allEndsOfLinesAreKnown() throws IOException {
		assertThat(lines("a\nb\r\nc\rd\n\ne")).containsExactly("a", "b", "c", "d", "", "e");
		assertThat(lines("a\n")).containsExactly("a");
		assertThat(lines("")).isEmpty();
	}

	@Test
	void longLineGoesOnInTheNextOne() throws IOException {
		assertThat(lines("x".repeat(LineReader.MOST_CHARACTERS) + "yz\n"))
			.containsExactly("x".repeat(LineReader.MOST_CHARACTERS), "yz");
	}

	private static List<String> lines(String text) throws IOException {
		List<String> lines = new ArrayList<>();
		new LineReader(new StringReader(text)).readAll(lines::add);
		return lines;
	}

}
