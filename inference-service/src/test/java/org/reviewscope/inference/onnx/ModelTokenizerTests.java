package org.reviewscope.inference.onnx;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.inference.testing.TinyArtifact;

import static org.assertj.core.api.Assertions.assertThat;

class ModelTokenizerTests {

	private static ModelTokenizer tokenizer;

	@BeforeAll
	static void open() throws IOException {
		tokenizer = ModelTokenizer.open(TinyArtifact.resource("tokenizer.json"), 8);
	}

	@AfterAll
	static void close() {
		tokenizer.close();
	}

	@Test
	void shortReviewIsNotPaddedThoughTheFileSaysSo() {
		assertThat(tokenize("good app").length()).isEqualTo(4);
	}

	@Test
	void reviewOfTheMaximumIsNotTruncated() {
		Tokens tokens = tokenize("good ".repeat(6));
		assertThat(tokens.length()).isEqualTo(8);
		assertThat(tokens.truncated()).isFalse();
	}

	@Test
	void reviewOverTheMaximumIsTruncatedAndKeepsItsLastToken() {
		Tokens tokens = tokenize("good ".repeat(7));
		assertThat(tokens.length()).isEqualTo(8);
		assertThat(tokens.truncated()).isTrue();
		assertThat(tokens.id(7)).isEqualTo(tokenize("good").id(2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0000", "\uD83D\uDE00", "\uD83D", "\uDE00", "\uDE00\uD83D x", "\u202Eevil\u202C",
			"\u0627\u0644\u062A\u0637\u0628\u064A\u0642", "<script>alert(1)</script>", "\n\n\n", "\uFFFF" })
	void oddTextIsReadAllTheSame(String text) {
		assertThat(tokenize(text).length()).isGreaterThanOrEqualTo(2);
	}

	@Test
	void libraryStaysOffTheNetwork() {
		assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
		assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
	}

	private static Tokens tokenize(String text) {
		return tokenizer.tokenize(List.of(text)).getFirst();
	}

}
