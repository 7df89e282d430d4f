package org.reviewscope.modelstore.model;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The sentiments of a review that a model can predict.
 */
public enum Sentiment {

	/**
	 * The reviewer is unhappy.
	 */
	NEGATIVE,

	/**
	 * The reviewer is lukewarm.
	 */
	NEUTRAL,

	/**
	 * The reviewer is happy.
	 */
	POSITIVE;

	/**
	 * Returns the lower-case form used in JSON, in the database and as a metric's label.
	 * @return the lower-case name
	 */
	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Finds the sentiment of a {@linkplain #label() label}.
	 * @param label the lower-case name
	 * @return the sentiment
	 */
	public static Sentiment ofLabel(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}

}
