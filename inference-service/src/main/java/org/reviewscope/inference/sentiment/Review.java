package org.reviewscope.inference.sentiment;

import java.util.UUID;

/**
 * A review within the limits.
 *
 * @param id the prediction's id
 * @param text the review's text
 */
public record Review(UUID id, String text) {

	@Override
	public String toString() {
		return "Review[id=" + this.id + "]";
	}

}
