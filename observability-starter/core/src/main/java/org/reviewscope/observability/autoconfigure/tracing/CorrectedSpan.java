package org.reviewscope.observability.autoconfigure.tracing;

import java.util.List;
import java.util.function.Predicate;

import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.otel.bridge.OtelFinishedSpan;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;

/**
 * A finished span with something changed in it. Micrometer's own {@link FinishedSpan} has
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

	public static CorrectedSpan of(FinishedSpan span) {
		SpanData data = OtelFinishedSpan.toOtel(span);
		return new CorrectedSpan(data, data.getAttributes(), data.getEvents(), data.getStatus());
	}

	public CorrectedSpan withoutAttributes(Predicate<String> names) {
		Attributes kept = this.attributes.toBuilder().removeIf((key) -> names.test(key.getKey())).build();
		return new CorrectedSpan(this, kept, this.events, this.status);
	}

	public CorrectedSpan withoutEvents(String name) {
		List<EventData> kept = this.events.stream().filter((event) -> !event.getName().equals(name)).toList();
		return new CorrectedSpan(this, this.attributes, kept, this.status);
	}

	CorrectedSpan withStatus(StatusData status) {
		return new CorrectedSpan(this, this.attributes, this.events, status);
	}

	public FinishedSpan finished() {
		return OtelFinishedSpan.fromOtel(this);
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
