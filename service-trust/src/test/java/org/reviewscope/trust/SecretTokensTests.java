package org.reviewscope.trust;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SecretTokensTests {

	private final SecretTokens tokens = new SecretTokens(List.of("the-new-token-of-all", " ", "the-old-token-of-all"));

	@ParameterizedTest
	@ValueSource(strings = { "the-new-token-of-all", "the-old-token-of-all" })
	void eachIsAccepted(String token) {
		assertThat(this.tokens.accept(token)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "the-new-token-of-al", "the-new-token-of-alll", "THE-NEW-TOKEN-OF-ALL",
			"the-new-token-of-all,the-old-token-of-all" })
	void nothingElseIs(String guess) {
		assertThat(this.tokens.accept(guess)).isFalse();
	}

	@Test
	void theFirstIsSent() {
		assertThat(this.tokens.first()).isEqualTo("the-new-token-of-all");
	}

	@Test
	void withoutASecretNothingIsAccepted() {
		assertThat(new SecretTokens(List.of("", " ")).isEmpty()).isTrue();
		assertThat(new SecretTokens(List.of("")).accept("")).isFalse();
	}

	@Test
	void secretThatCanBeGuessedIsRefusedWithoutQuotingIt() {
		assertThatExceptionOfType(WeakTokenException.class)
			.isThrownBy(() -> new SecretTokens(List.of("guess-me")).requireLong())
			.withMessageContaining("at least 16 characters")
			.withMessageNotContaining("guess-me");
	}

	@Test
	void theyAreInNoText() {
		assertThat(this.tokens).hasToString("2 secret tokens");
		assertThat(new TrustProperties(List.of("the-new-token-of-all"), List.of("operator"), true, List.of()))
			.hasToString("TrustProperties[guarded=true, peers=[]]");
	}

}
