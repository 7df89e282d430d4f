package org.reviewscope.observability.autoconfigure.tracing;

import java.util.List;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;

/**
 * Drops traces that begin with a call to another system, such as the polls of a
 * background thread and the JDBC of start-up and health checks: nobody needs them. Unlike
 * an {@code ObservationPredicate} this keeps their metrics, and the called service is
 * told that the call is not sampled and starts no trace of its own.
 */
final class NoClientRootsSampler implements Sampler {

	private final Sampler delegate;

	NoClientRootsSampler(Sampler delegate) {
		this.delegate = delegate;
	}

	@Override
	public SamplingResult shouldSample(Context parent, String traceId, String name, SpanKind kind,
			Attributes attributes, List<LinkData> links) {
		if (kind == SpanKind.CLIENT && !Span.fromContext(parent).getSpanContext().isValid()) {
			return SamplingResult.drop();
		}
		return this.delegate.shouldSample(parent, traceId, name, kind, attributes, links);
	}

	@Override
	public String getDescription() {
		return "NoClientRoots{%s}".formatted(this.delegate.getDescription());
	}

	@Override
	public String toString() {
		return getDescription();
	}

}
