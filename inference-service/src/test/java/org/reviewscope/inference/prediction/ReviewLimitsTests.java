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
	@ValueSource(strings = { "", "  \n\t " })
	void reviewWithoutTextIsRefused(@Nullable String text) {
		assertRefused(new PredictionRequest(PredictionFixtures.request("").id(), text), ErrorReason.BLANK,
				"has no text");
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
