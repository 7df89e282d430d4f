package org.reviewscope.inference.sentiment;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ScoresTests {

	@Test
	void scoresSumToOneWhateverTheLogits() {
		Scores scores = Scores.softmax(List.of(Sentiment.values()), new float[] { 800, 799, -900 });
		assertThat(scores.negative() + scores.neutral() + scores.positive()).isCloseTo(1, within(1e-9));
		assertThat(scores.sentiment()).isEqualTo(Sentiment.NEGATIVE);
		assertThat(scores.confidence()).isEqualTo(scores.negative());
	}

	@Test
	void labelsSayWhatTheColumnsMean() {
		Scores scores = Scores.softmax(List.of(Sentiment.POSITIVE, Sentiment.NEGATIVE), new float[] { 0, 2 });
		assertThat(scores.sentiment()).isEqualTo(Sentiment.NEGATIVE);
		assertThat(scores.neutral()).isZero();
		assertThat(scores.negative() + scores.positive()).isCloseTo(1, within(1e-9));
	}

}
