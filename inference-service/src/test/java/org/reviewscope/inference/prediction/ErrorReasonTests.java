package org.reviewscope.inference.prediction;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorReasonTests {

	@Test
	void labelIsTheNameInLowerCase() {
		assertThat(ErrorReason.BATCH_REFUSED.key()).isEqualTo("batch_refused");
	}

	@Test
	void onlyTheseAreTheFaultOfASingleReview() {
		assertThat(Arrays.stream(ErrorReason.values()).filter(ErrorReason::isOfOneReview))
			.containsExactly(ErrorReason.MISSING_ID, ErrorReason.DUPLICATE_ID, ErrorReason.BLANK, ErrorReason.TOO_LONG);
	}

}
