package org.reviewscope.inference.onnx;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WellFormedTests {

	@Test
	void wellFormedTextStaysTheSame() {
		String text = "caf\u00e9 \uD83D\uDE00 ok";
		assertThat(WellFormed.text(text)).isEqualTo(text);
	}

	@Test
	void halfASurrogatePairIsReplaced() {
		assertThat(WellFormed.text("a\uD83Db")).isEqualTo("a\uFFFDb");
		assertThat(WellFormed.text("a\uDE00\uD83D")).isEqualTo("a\uFFFD\uFFFD");
	}

}
