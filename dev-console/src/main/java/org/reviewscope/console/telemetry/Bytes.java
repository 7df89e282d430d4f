package org.reviewscope.console.telemetry;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Bytes as the value of an attribute: text for whoever reads it, and bytes again for
 * whoever it is sent to.
 *
 * @param base64 the bytes in Base64
 */
public record Bytes(@JsonValue String base64) {

	@Override
	public String toString() {
		return this.base64;
	}

}
