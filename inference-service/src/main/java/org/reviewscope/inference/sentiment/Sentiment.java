package org.reviewscope.inference.sentiment;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a review can be, named on the wire and in metrics in lower case.
 */
public enum Sentiment {

	/** The review complains. */
	NEGATIVE,

	/** The review is lukewarm, or states facts. */
	NEUTRAL,

	/** The review praises. */
	POSITIVE;

	private final String key = name().toLowerCase(Locale.ROOT);

	@JsonValue
	public String key() {
		return this.key;
	}

	@JsonCreator
	static Sentiment of(String key) {
		for (Sentiment sentiment : values()) {
			if (sentiment.key.equals(key)) {
				return sentiment;
			}
		}
		throw new IllegalArgumentException("A sentiment is one of negative, neutral and positive");
	}

}
