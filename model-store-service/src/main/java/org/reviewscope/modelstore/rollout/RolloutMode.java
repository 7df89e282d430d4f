package org.reviewscope.modelstore.rollout;

import java.util.Arrays;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a candidate is tried, in lower case on the wire and in the database.
 */
public enum RolloutMode {

	/** It reads the requests that the active version answers; nobody sees its answers. */
	SHADOW,

	/** It answers a share of the requests. */
	CANARY;

	private final String key = name().toLowerCase(Locale.ROOT);

	@JsonValue
	public String key() {
		return this.key;
	}

	@JsonCreator
	static RolloutMode ofKey(String key) {
		return Arrays.stream(values())
			.filter((mode) -> mode.key.equals(key))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("A mode is one of shadow and canary"));
	}

}
