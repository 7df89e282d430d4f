package org.reviewscope.console.telemetry;

import java.util.List;
import java.util.Map;

/**
 * Estimates what attribute values take in memory, on the high side.
 */
final class MemoryEstimate {

	/** A map or list entry with its key or header. */
	static final int ENTRY = 100;

	private MemoryEstimate() {
	}

	static int of(Object value) {
		return switch (value) {
			case String text -> ENTRY + 2 * text.length();
			case Map<?, ?> map ->
				map.entrySet().stream().mapToInt((entry) -> ENTRY + of(entry.getKey()) + of(entry.getValue())).sum();
			case List<?> list -> list.stream().mapToInt((element) -> ENTRY + of(element)).sum();
			default -> ENTRY;
		};
	}

}
