package org.reviewscope.console.archive;

import java.util.LinkedHashMap;
import java.util.Map;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import org.reviewscope.console.telemetry.SpanDetails;
import org.reviewscope.console.telemetry.SpanEvent;
import org.reviewscope.console.telemetry.SpanLink;

/**
 * Converts spans into OTLP's, as they came.
 */
final class SpanEncoder {

	// The attribute in which the description of the status is kept
	private static final String STATUS_DESCRIPTION = "otel.status_description";

	private SpanEncoder() {
	}

	static Span encode(org.reviewscope.console.telemetry.Span span) {
		Map<String, Object> attributes = new LinkedHashMap<>(span.attributes());
		Object description = attributes.remove(STATUS_DESCRIPTION);
		Status.Builder status = Status.newBuilder().setCode(StatusCode.valueOf("STATUS_CODE_" + span.status()));
		if (description != null) {
			status.setMessage(description.toString());
		}
		Span.Builder encoded = Span.newBuilder()
			.setTraceId(ValueEncoder.id(span.traceId()))
			.setSpanId(ValueEncoder.id(span.spanId()))
			.setName(span.name())
			.setKind(SpanKind.valueOf("SPAN_KIND_" + span.kind()))
			.setStartTimeUnixNano(span.startTimeUnixNano())
			.setEndTimeUnixNano(span.endTimeUnixNano())
			.addAllAttributes(ValueEncoder.attributes(attributes))
			.addAllEvents(span.events().stream().map(SpanEncoder::event).toList())
			.addAllLinks(span.links().stream().map(SpanEncoder::link).toList());
		if (!status.build().equals(Status.getDefaultInstance())) {
			encoded.setStatus(status);
		}
		if (span.parentSpanId() != null) {
			encoded.setParentSpanId(ValueEncoder.id(span.parentSpanId()));
		}
		return withDetails(encoded, span.details());
	}

	private static Span withDetails(Span.Builder encoded, SpanDetails details) {
		return encoded.setTraceState(details.traceState())
			.setFlags(details.flags())
			.setDroppedAttributesCount(details.droppedAttributes())
			.setDroppedEventsCount(details.droppedEvents())
			.setDroppedLinksCount(details.droppedLinks())
			.build();
	}

	private static Span.Event event(SpanEvent event) {
		return Span.Event.newBuilder()
			.setName(event.name())
			.setTimeUnixNano(event.timeUnixNano())
			.addAllAttributes(ValueEncoder.attributes(event.attributes()))
			.setDroppedAttributesCount(event.droppedAttributes())
			.build();
	}

	private static Span.Link link(SpanLink link) {
		return Span.Link.newBuilder()
			.setTraceId(ValueEncoder.id(link.traceId()))
			.setSpanId(ValueEncoder.id(link.spanId()))
			.addAllAttributes(ValueEncoder.attributes(link.attributes()))
			.setTraceState(link.traceState())
			.setFlags(link.flags())
			.setDroppedAttributesCount(link.droppedAttributes())
			.build();
	}

}
