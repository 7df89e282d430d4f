package org.reviewscope.inference.onnx;

import java.util.List;

import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Scores;

/**
 * Classifies reviews, in the two steps that take time.
 */
public interface SentimentModel {

	ModelRef ref();

	/**
	 * Cuts reviews into the tokens of this model.
	 * @param reviews the texts
	 * @return their tokens, in the same order
	 */
	List<Tokens> tokenize(List<String> reviews);

	/**
	 * Classifies reviews in one run; shorter ones are padded to the longest, so the
	 * caller should bring reviews of similar length.
	 * @param batch what {@link #tokenize(List)} of this same model returned
	 * @return their scores, in the same order
	 */
	List<Scores> classify(List<Tokens> batch);

}
