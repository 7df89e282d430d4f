package org.reviewscope.inference.sentiment;

import java.util.List;

/**
 * Finds the sentiments of reviews.
 */
public interface ReviewClassifier {

	/**
	 * Classifies the reviews of one request, all by the same version of a model.
	 * @param reviews the reviews, at least one
	 * @return what the model says of them, in the same order
	 */
	List<Prediction> classify(List<Review> reviews);

}
