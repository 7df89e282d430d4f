package org.reviewscope.observability.autoconfigure.tracing;

import java.util.List;
import java.util.function.Predicate;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;

/**
 * A finished span with something changed in it. Micrometer's own {@code FinishedSpan} has
 * no status, and loses attributes of events and types of lists.
 */
public final class CorrectedSpan extends DelegatingSpanData {

	private final Attributes attributes;

	private final List<EventData> events;

	private final StatusData status;

	private CorrectedSpan(SpanData span, Attributes attributes, List<EventData> events, StatusData status) {
		super(span);
		this.attributes = attributes;
		this.events = events;
		this.status = status;
	}

	public static CorrectedSpan of(SpanData span) {
		return new CorrectedSpan(span, span.getAttributes(), span.getEvents(), span.getStatus());
	}

	public CorrectedSpan withAttributes(Attributes attributes) {
		return new CorrectedSpan(this, attributes, this.events, this.status);
	}

	public CorrectedSpan withoutAttributes(Predicate<String> names) {
		return withAttributes(this.attributes.toBuilder().removeIf((key) -> names.test(key.getKey())).build());
	}

	public CorrectedSpan withoutEvents(String name) {
		return withEvents(this.events.stream().filter((event) -> !event.getName().equals(name)).toList());
	}

	public CorrectedSpan withEvents(List<EventData> events) {
		return new CorrectedSpan(this, this.attributes, events, this.status);
	}

	public CorrectedSpan withStatus(StatusData status) {
		return new CorrectedSpan(this, this.attributes, this.events, status);
	}

	@Override
	public Attributes getAttributes() {
		return this.attributes;
	}

	@Override
	public List<EventData> getEvents() {
		return this.events;
	}

	@Override
	public StatusData getStatus() {
		return this.status;
	}

}
