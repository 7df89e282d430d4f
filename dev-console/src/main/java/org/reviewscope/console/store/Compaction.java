package org.reviewscope.console.store;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.telemetry.Attributes;
import org.reviewscope.console.telemetry.Span;

/**
 * Makes spans small before they are kept: equal texts of several spans become one object,
 * and attributes an array.
 */
final class Compaction {

	/** The map, its array and the array's place for each attribute. */
	private static final int MAP = 48;

	private static final int PLACE = 8;

	/** A text and its array, without the characters. */
	private static final int TEXT = 48;

	private static final int NUMBER = 24;

	private final SharedTexts texts = new SharedTexts();

	// Separately: there are so many that they would displace the others
	private final SharedTexts ids = new SharedTexts();

	Span compact(Span span) {
		return new Span(this.ids.share(span.traceId()), span.resource(), this.texts.share(span.name()),
				this.texts.share(span.kind()), this.ids.share(span.spanId()), id(span.parentSpanId()),
				span.startTimeUnixNano(), span.durationNanos(), span.status(), attributes(span.attributes()),
				span.events(), span.links(), span.details());
	}

	private @Nullable String id(@Nullable String id) {
		return (id != null) ? this.ids.share(id) : null;
	}

	private Map<String, Object> attributes(Map<String, Object> attributes) {
		Map<String, Object> shared = new LinkedHashMap<>();
		int bytes = MAP;
		for (Map.Entry<String, Object> entry : attributes.entrySet()) {
			bytes += PLACE + own(entry.getKey()) + own(entry.getValue());
			Object value = (entry.getValue() instanceof String text) ? this.texts.share(text) : entry.getValue();
			shared.put(this.texts.share(entry.getKey()), value);
		}
		return Attributes.copyOf(shared, bytes);
	}

	// Its first owner is charged for a shared text. It is also the first to be dropped,
	// but then the text's other owners follow soon
	private int own(Object value) {
		return switch (value) {
			case String text -> this.texts.knows(text) ? 0 : TEXT + 2 * text.length();
			case Number _, Boolean _ -> NUMBER;
			default -> MemoryEstimate.ofValue(value);
		};
	}

}
