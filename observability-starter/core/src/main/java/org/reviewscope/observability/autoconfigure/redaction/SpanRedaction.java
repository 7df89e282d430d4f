package org.reviewscope.observability.autoconfigure.redaction;

import java.util.List;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.ExceptionEventData;
import io.opentelemetry.sdk.trace.data.StatusData;
import org.reviewscope.observability.autoconfigure.tracing.CorrectedSpan;
import org.reviewscope.observability.autoconfigure.tracing.SpanCorrection;

/**
 * Takes out of every span what must not leave the service, whichever library has made it.
 */
final class SpanRedaction implements SpanCorrection {

	private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("exception.message");

	private static final AttributeKey<String> STACK_TRACE = AttributeKey.stringKey("exception.stacktrace");

	@Override
	public CorrectedSpan correct(CorrectedSpan span) {
		Attributes attributes = AttributeRedaction.of(span);
		CorrectedSpan redacted = (attributes != span.getAttributes()) ? span.withAttributes(attributes) : span;
		boolean failed = span.getEvents().stream().anyMatch(ExceptionEventData.class::isInstance);
		return failed ? withoutQuotes(redacted) : redacted;
	}

	private static CorrectedSpan withoutQuotes(CorrectedSpan span) {
		List<EventData> events = span.getEvents();
		return span.withStatus(redacted(span.getStatus(), events))
			.withEvents(events.stream().map(SpanRedaction::redacted).toList());
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

}
