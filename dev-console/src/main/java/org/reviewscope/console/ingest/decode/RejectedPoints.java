package org.reviewscope.console.ingest.decode;

/**
 * The points of a request that were not accepted.
 *
 * @param count how many
 * @param explanation what is wrong with the first of them, empty when there is none
 */
public record RejectedPoints(int count, String explanation) {

	static final RejectedPoints NONE = new RejectedPoints(0, "");

	RejectedPoints and(int more, String moreExplanation) {
		return new RejectedPoints(this.count + more, this.explanation.isEmpty() ? moreExplanation : this.explanation);
	}

}
