package org.reviewscope.console.store;

import java.util.List;
import java.util.Map;

import org.reviewscope.console.telemetry.Attributes;
import org.reviewscope.console.telemetry.Bytes;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Scope;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanEvent;
import org.reviewscope.console.telemetry.SpanLink;

/**
 * Estimates how many bytes spans and log records take in memory. Rather too many than too
 * few.
 */
final class MemoryEstimate {

	/** A map or list entry with its key or header. */
	private static final int ENTRY = 100;

	/** The record itself with its ids and the headers of its lists. */
	private static final int SPAN = 300;

	private static final int LOG_LINE = 310;

	private MemoryEstimate() {
	}

	static int of(Span span) {
		int bytes = SPAN + shareOf(span.resource()) + 2 * span.name().length() + ofValue(span.attributes())
				+ shareOf(span.details().scope()) + 2 * span.details().traceState().length();
		for (SpanEvent event : span.events()) {
			bytes += ENTRY + 2 * event.name().length() + ofValue(event.attributes());
		}
		for (SpanLink link : span.links()) {
			bytes += ENTRY + 2 * link.traceState().length() + ofValue(link.attributes());
		}
		return bytes;
	}

	static int of(LogLine line) {
		return LOG_LINE + shareOf(line.resource()) + ofValue(line.body()) + ofValue(line.attributes())
				+ shareOf(line.details().scope()) + 2 * line.details().eventName().length();
	}

	private static int shareOf(Resource resource) {
		return (2 * resource.schemaUrl().length() + ofValue(resource.attributes())) / Math.max(1, resource.sharedBy());
	}

	private static int shareOf(Scope scope) {
		int texts = scope.name().length() + scope.version().length() + scope.schemaUrl().length();
		return (2 * texts + ofValue(scope.attributes())) / Math.max(1, scope.sharedBy());
	}

	static int ofValue(Object value) {
		return switch (value) {
			case Attributes attributes -> attributes.bytes();
			case String text -> ENTRY + 2 * text.length();
			case Bytes bytes -> ENTRY + 2 * bytes.base64().length();
			case Map<?, ?> map -> map.entrySet()
				.stream()
				.mapToInt((entry) -> ENTRY + ofValue(entry.getKey()) + ofValue(entry.getValue()))
				.sum();
			case List<?> list -> list.stream().mapToInt((element) -> ENTRY + ofValue(element)).sum();
			default -> ENTRY;
		};
	}

}
