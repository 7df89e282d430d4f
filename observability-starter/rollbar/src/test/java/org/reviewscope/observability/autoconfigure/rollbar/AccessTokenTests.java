package org.reviewscope.observability.autoconfigure.rollbar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The token comes from a file or a variable, or the reason is named why there is none.
 */
class AccessTokenTests {

	private final MockEnvironment environment = new MockEnvironment();

	@TempDir
	private Path folder;

	@Test
	void variableIsTaken() {
		assertThat(with("ROLLBAR_ACCESS_TOKEN", " the-token ").value()).contains("the-token");
	}

	@Test
	void fileIsTakenFirst() throws IOException {
		this.environment.setProperty("ROLLBAR_ACCESS_TOKEN", "of-the-variable");
		assertThat(withFile("of-the-file\n").value()).contains("of-the-file");
	}

	@Test
	void whatIsMissingIsNamed() {
		assertThat(AccessToken.of(this.environment).problem())
			.isEqualTo("set ROLLBAR_ACCESS_TOKEN_FILE to the path of a file with an access token, "
					+ "or ROLLBAR_ACCESS_TOKEN to a token");
		assertThat(with("ROLLBAR_ACCESS_TOKEN", " ").problem()).isEqualTo("ROLLBAR_ACCESS_TOKEN is empty");
		assertThat(with("ROLLBAR_ACCESS_TOKEN_FILE", "no/such/file").problem())
			.isEqualTo("the file no/such/file (ROLLBAR_ACCESS_TOKEN_FILE) cannot be read");
	}

	@Test
	void emptyFileIsNamed() throws IOException {
		AccessToken token = withFile("\n");
		assertThat(token.value()).isEmpty();
		assertThat(token.problem()).endsWith("(ROLLBAR_ACCESS_TOKEN_FILE) is empty").contains(this.folder.toString());
	}

	@Test
	void whatIsNoTokenIsNotQuoted() throws IOException {
		AccessToken token = withFile("two\nlines");
		assertThat(token.value()).isEmpty();
		assertThat(token.problem()).endsWith("holds more than a token").doesNotContain("two");
	}

	@Test
	void itIsInNoText() {
		assertThat(with("ROLLBAR_ACCESS_TOKEN", "the-token").toString()).doesNotContain("the-token");
	}

	private AccessToken withFile(String content) throws IOException {
		return with("ROLLBAR_ACCESS_TOKEN_FILE", Files.writeString(this.folder.resolve("token"), content).toString());
	}

	private AccessToken with(String name, String value) {
		this.environment.setProperty(name, value);
		return AccessToken.of(this.environment);
	}

}
