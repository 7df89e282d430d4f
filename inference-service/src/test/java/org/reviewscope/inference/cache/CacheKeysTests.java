package org.reviewscope.inference.cache;

import org.junit.jupiter.api.Test;
import org.reviewscope.inference.sentiment.ModelRef;

import static org.assertj.core.api.Assertions.assertThat;

class CacheKeysTests {

	private static final ModelRef MODEL = new ModelRef("tiny", "1.0.0");

	private final CacheKeys keys = new CacheKeys("a secret of demos".getBytes());

	@Test
	void sameTextHasTheSameKey() {
		// As Python's hmac module has it
		assertThat(this.keys.of(MODEL, "good")).isEqualTo(this.keys.of(MODEL, "good"))
			.isEqualTo("reviewscope:result:QFKeRPdxEnApTHJwH4E5V8nyUREvANVVtfHc43vzIHo");
	}

	@Test
	void versionNameTextAndSecretMakeTheKey() {
		assertThat(this.keys.of(MODEL, "good")).isNotEqualTo(this.keys.of(MODEL, "Good"))
			.isNotEqualTo(this.keys.of(new ModelRef("tiny", "2.0.0"), "good"))
			.isNotEqualTo(this.keys.of(new ModelRef("tin", "y1.0.0"), "good"))
			.isNotEqualTo(new CacheKeys("another secret...".getBytes()).of(MODEL, "good"));
	}

	@Test
	void brokenCharacterIsNoQuestionMark() {
		// As which it would be in UTF-8
		assertThat(this.keys.of(MODEL, "\ud800")).isNotEqualTo(this.keys.of(MODEL, "?"));
	}

}
