package org.reviewscope.observability.autoconfigure.redaction;

import java.util.List;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.ExceptionEventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;

/**
 * A finished span without what must not leave the service.
 */
final class RedactedSpan extends DelegatingSpanData {

	private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("exception.message");

	private static final AttributeKey<String> STACK_TRACE = AttributeKey.stringKey("exception.stacktrace");

	private final Attributes attributes;

	private final List<EventData> events;

	private final StatusData status;

	RedactedSpan(SpanData span) {
		super(span);
		this.attributes = AttributeRedaction.of(span);
		this.events = span.getEvents().stream().map(RedactedSpan::redacted).toList();
		this.status = redacted(span.getStatus(), span.getEvents());
	}

	private static EventData redacted(EventData event) {
		if (!(event instanceof ExceptionEventData failed)) {
			return event;
		}
		FailureText failure = new FailureText(failed.getException());
		AttributesBuilder attributes = event.getAttributes().toBuilder().put(STACK_TRACE, failure.stackTrace());
		if (failure.message() != null) {
			attributes.put(MESSAGE, failure.message());
		}
		return EventData.create(event.getEpochNanos(), event.getName(), attributes.build(),
				event.getTotalAttributeCount());
	}

	private static StatusData redacted(StatusData status, List<EventData> events) {
		String description = status.getDescription();
		for (EventData event : events) {
			if (event instanceof ExceptionEventData failed) {
				description = new FailureText(failed.getException()).in(description);
			}
		}
		return StatusData.create(status.getStatusCode(), description);
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
