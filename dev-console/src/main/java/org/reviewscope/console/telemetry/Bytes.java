package org.reviewscope.console.telemetry;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Bytes as the value of an attribute: readers see text, an export has bytes again.
 *
 * @param base64 the bytes in Base64
 */
public record Bytes(@JsonValue String base64) {

	@Override
	public String toString() {
		return this.base64;
	}

}
