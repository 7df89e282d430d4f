package org.reviewscope.inference.prediction;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReviewLimitsTests {

	private final ReviewLimits limits = new ReviewLimits(10, 3);

	@Test
	void reviewOfTheLimitPasses() {
		assertThat(this.limits.check(PredictionFixtures.request("0123456789")).text()).hasSize(10);
	}

	@Test
	void longerReviewIsRefused() {
		assertRefused(PredictionFixtures.request("01234567890"), ErrorReason.TOO_LONG, "has 11 characters");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "  \n\t ", "\u0000", "\u0000\u0000\u001F\u007F\u0085", "\u200B", "\u200C\u200D",
			"\u2060", "\uFEFF", "\u00A0", "\u00A0\u202F\u2007 \u3000", "\u2028\u2029", "\u00AD\u200E\u202E\u2066",
			"\uDB40\uDC01\uDB40\uDC20", "\uFE0F", "\u0301\u034F", "\u3164\u115F\u1160\uFFA0", "\u2800" })
	void reviewWithoutTextIsRefused(@Nullable String text) {
		assertRefused(new PredictionRequest(PredictionFixtures.request("").id(), text), ErrorReason.BLANK,
				"has no text");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "\u200Ba\u200B", "\u0000!", "\uD83D\uDE00", "\uD83D\uDC4D\uFE0F", "e\u0301", "1",
			"\u2764", "\u597D", "\u0627\u200C", "\u0E14\u0E35", "\uFFFD" })
	void reviewThatShowsSomethingPassesAsItIs(String text) {
		assertThat(this.limits.check(PredictionFixtures.request(text)).text()).isEqualTo(text);
	}

	@Test
	void reviewWithoutIdIsRefused() {
		assertRefused(new PredictionRequest(null, "good"), ErrorReason.MISSING_ID, "needs an id");
	}

	@Test
	void badReviewOfABatchIsNamedByItsIndex() {
		assertBatchRefused(List.of(PredictionFixtures.request("good"), PredictionFixtures.request(" ")),
				ErrorReason.BLANK, "at index 1");
	}

	@Test
	void missingEntryOfABatchIsNamedByItsIndex() {
		assertBatchRefused(Arrays.asList(PredictionFixtures.request("good"), null), ErrorReason.MISSING_ID,
				"at index 1");
	}

	@Test
	void batchOfTheWrongSizeIsRefused() {
		assertBatchRefused(List.of(), ErrorReason.BATCH_SIZE, "1 to 3");
		assertBatchRefused(Collections.nCopies(4, PredictionFixtures.request("good")), ErrorReason.BATCH_SIZE, "not 4");
	}

	@Test
	void sameIdTwiceInABatchIsRefused() {
		assertBatchRefused(Collections.nCopies(2, PredictionFixtures.request("good")), ErrorReason.DUPLICATE_ID,
				"at index 1");
	}

	private void assertRefused(PredictionRequest request, ErrorReason reason, String detail) {
		assertThatExceptionOfType(PredictionException.class).isThrownBy(() -> this.limits.check(request))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason))
			.satisfies((ex) -> assertThat(ex.getBody().getDetail()).contains(detail));
	}

	private void assertBatchRefused(List<@Nullable PredictionRequest> requests, ErrorReason reason, String detail) {
		assertThatExceptionOfType(PredictionException.class).isThrownBy(() -> this.limits.checkBatch(requests))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason))
			.satisfies((ex) -> assertThat(ex.getBody().getDetail()).contains(detail));
	}

}
