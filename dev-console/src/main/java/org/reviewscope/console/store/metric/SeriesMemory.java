package org.reviewscope.console.store.metric;

import java.util.List;
import java.util.Map;

import org.reviewscope.console.telemetry.metric.Point;
import org.reviewscope.console.telemetry.metric.SeriesId;

/**
 * Estimates how many bytes series take in memory. Rather too many than too few.
 */
final class SeriesMemory {

	/** Of a series: itself, its two queues, and its place in the store. */
	private static final int SERIES = 500;

	/** Of a point: its place in the queue of its series, and in that of all points. */
	private static final int PLACES = 16;

	/** With the digits of its ids. */
	private static final int EXEMPLAR = 250;

	/** A map or list entry with its key or header. */
	private static final int ENTRY = 100;

	private SeriesMemory() {
	}

	static int of(SeriesId id, String description, int exemplars) {
		return SERIES + ofValue(id.service()) + ofValue(id.resource()) + ofValue(id.scope()) + ofValue(id.name())
				+ ofValue(id.unit()) + ofValue(id.attributes()) + ofValue(description) + exemplars * EXEMPLAR;
	}

	static int of(Point point) {
		return PLACES + point.bytes();
	}

	private static int ofValue(Object value) {
		return switch (value) {
			case String text -> ENTRY + 2 * text.length();
			case Map<?, ?> map ->
				map.entrySet().stream().mapToInt((entry) -> ofValue(entry.getKey()) + ofValue(entry.getValue())).sum();
			case List<?> list -> list.stream().mapToInt(SeriesMemory::ofValue).sum();
			default -> ENTRY;
		};
	}

}
