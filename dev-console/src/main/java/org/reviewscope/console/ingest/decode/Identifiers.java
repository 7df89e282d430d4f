package org.reviewscope.console.ingest.decode;

import java.util.HexFormat;

import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Converts ids into hexadecimal digits.
 */
final class Identifiers {

	private static final int TRACE_BYTES = 16;

	private static final int SPAN_BYTES = 8;

	private Identifiers() {
	}

	static @Nullable String trace(ByteString id) {
		return hex(id, TRACE_BYTES);
	}

	static @Nullable String span(ByteString id) {
		return hex(id, SPAN_BYTES);
	}

	// An id of zeros is invalid according to the specification
	private static @Nullable String hex(ByteString id, int length) {
		if (id.size() != length || id.equals(ByteString.copyFrom(new byte[length]))) {
			return null;
		}
		return HexFormat.of().formatHex(id.toByteArray());
	}

}
