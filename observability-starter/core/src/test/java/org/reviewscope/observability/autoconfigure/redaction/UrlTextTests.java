package org.reviewscope.observability.autoconfigure.redaction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is shown of URLs.
 */
class UrlTextTests {

	@ParameterizedTest
	@CsvSource({ "http://a/b/c, http://a/b/c", "http://jane:pw@a:8080/b, http://a:8080/b",
			"http://j@ne:p@w@a/b@c, http://a/b@c", "http://a/b?x=1&y=2, http://a/b?x=REDACTED&y=REDACTED",
			"http://a/b?secret, http://a/b?REDACTED",
			"http://a/b?x=&secret&y==1, http://a/b?x=REDACTED&REDACTED&y=REDACTED", "http://a/b?, http://a/b?",
			"http://a/b#secret, http://a/b", "http://a/b#x?y, http://a/b",
			"http://a/b;jsessionid=1;x=2/c;y?z=1, http://a/b/c?z=REDACTED", "/b?x=1, /b?x=REDACTED",
			"/b/{id}?x={x}&{y}&z=1, /b/{id}?x={x}&{y}&z=REDACTED", "/b?x={x}1, /b?x=REDACTED", "none, none",
			"http://jane:pw@a?x=1, http://a?x=REDACTED" })
	void secretsAreTakenOut(String url, String shown) {
		assertThat(UrlText.withoutSecrets(url)).isEqualTo(shown);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"I/O error on GET request for \"http://jane:pw@a/b?c=d\": null|I/O error on GET request for \"http://a/b?c=REDACTED\": null",
			"from http://a/b?c=it's to https://d/$1|from http://a/b?c=REDACTED to https://d/$1",
			"500 Server Error for HTTP GET \"/a/b?c=d\"|500 Server Error for HTTP GET \"/a/b?c=REDACTED\"",
			"jdbc:h2:mem:x;USER=sa;PASSWORD=y is away|jdbc:h2:mem:x is away",
			"jdbc:oracle:thin:scott/tiger@db:1521:x|jdbc:oracle:thin:db:1521:x",
			"Is this a question? Yes; it@is #1|Is this a question? Yes; it@is #1" })
	void urlsAreFoundInAText(String text, String shown) {
		assertThat(UrlText.withoutSecretsIn(text)).isEqualTo(shown);
	}

	@Test
	void queryAloneIsItsNames() {
		assertThat(UrlText.withoutValues("token=abc&x")).isEqualTo("token=REDACTED&REDACTED");
	}

}
