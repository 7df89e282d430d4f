package org.reviewscope.console.ingest.decode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Status;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Scope;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanDetails;
import org.reviewscope.console.telemetry.SpanEvent;
import org.reviewscope.console.telemetry.SpanLink;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * Reads the spans of an OTLP request. Those without valid ids are left out: they could
 * not be found.
 */
public final class SpanDecoder {

	// The attribute that OpenTelemetry uses for a status description
	private static final String STATUS_DESCRIPTION = "otel.status_description";

	private static final int MAX_EVENTS = 128;

	private SpanDecoder() {
	}

	public static List<Span> decode(ExportTraceServiceRequest request) {
		List<Span> spans = new ArrayList<>();
		for (ResourceSpans group : request.getResourceSpansList()) {
			Resource resource = Resources.of(group.getResource(), group.getSchemaUrl(), count(group));
			group.getScopeSpansList().forEach((scope) -> addTo(spans, resource, scope));
		}
		return spans;
	}

	private static void addTo(List<Span> spans, Resource resource, ScopeSpans group) {
		Scope scope = Resources.scope(group.getScope(), group.getSchemaUrl(), group.getSpansCount());
		Map<SpanDetails, SpanDetails> known = new HashMap<>();
		group.getSpansList()
			.forEach((span) -> addTo(spans, resource, known.computeIfAbsent(details(scope, span), Function.identity()),
					span));
	}

	private static SpanDetails details(Scope scope, io.opentelemetry.proto.trace.v1.Span span) {
		return new SpanDetails(scope, AttributeValues.shortened(span.getTraceState()), span.getFlags(),
				span.getDroppedAttributesCount(), span.getDroppedEventsCount(), span.getDroppedLinksCount());
	}

	public static int count(ExportTraceServiceRequest request) {
		return request.getResourceSpansList().stream().mapToInt(SpanDecoder::count).sum();
	}

	private static int count(ResourceSpans group) {
		return group.getScopeSpansList().stream().mapToInt((scope) -> scope.getSpansCount()).sum();
	}

	private static void addTo(List<Span> spans, Resource resource, SpanDetails details,
			io.opentelemetry.proto.trace.v1.Span span) {
		String traceId = Identifiers.trace(span.getTraceId());
		String spanId = Identifiers.span(span.getSpanId());
		if (traceId == null || spanId == null) {
			return;
		}
		long start = span.getStartTimeUnixNano();
		spans.add(new Span(traceId, resource, AttributeValues.shortened(span.getName()), kind(span), spanId,
				Identifiers.span(span.getParentSpanId()), start, Math.max(0, span.getEndTimeUnixNano() - start),
				status(span.getStatus()), attributes(span), events(span), links(span), details));
	}

	private static String kind(io.opentelemetry.proto.trace.v1.Span span) {
		String kind = span.getKind().name();
		return kind.startsWith("SPAN_KIND_") ? kind.substring("SPAN_KIND_".length()) : "UNSPECIFIED";
	}

	private static SpanStatus status(Status status) {
		return switch (status.getCode()) {
			case STATUS_CODE_OK -> SpanStatus.OK;
			case STATUS_CODE_ERROR -> SpanStatus.ERROR;
			default -> SpanStatus.UNSET;
		};
	}

	private static Map<String, Object> attributes(io.opentelemetry.proto.trace.v1.Span span) {
		Map<String, Object> attributes = new LinkedHashMap<>(AttributeValues.of(span.getAttributesList()));
		if (!span.getStatus().getMessage().isEmpty()) {
			attributes.put(STATUS_DESCRIPTION, AttributeValues.shortened(span.getStatus().getMessage()));
		}
		return attributes;
	}

	private static List<SpanEvent> events(io.opentelemetry.proto.trace.v1.Span span) {
		return span.getEventsList()
			.stream()
			.limit(MAX_EVENTS)
			.map((event) -> new SpanEvent(AttributeValues.shortened(event.getName()), event.getTimeUnixNano(),
					AttributeValues.of(event.getAttributesList()), event.getDroppedAttributesCount()))
			.toList();
	}

	private static List<SpanLink> links(io.opentelemetry.proto.trace.v1.Span span) {
		List<SpanLink> links = new ArrayList<>();
		for (io.opentelemetry.proto.trace.v1.Span.Link link : span.getLinksList()) {
			String traceId = Identifiers.trace(link.getTraceId());
			String spanId = Identifiers.span(link.getSpanId());
			if (traceId != null && spanId != null && links.size() < MAX_EVENTS) {
				links.add(new SpanLink(traceId, spanId, AttributeValues.of(link.getAttributesList()),
						AttributeValues.shortened(link.getTraceState()), link.getFlags(),
						link.getDroppedAttributesCount()));
			}
		}
		return links;
	}

}
