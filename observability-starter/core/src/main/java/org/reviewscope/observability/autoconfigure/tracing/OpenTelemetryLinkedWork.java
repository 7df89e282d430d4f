package org.reviewscope.observability.autoconfigure.tracing;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.LinkedWork;

/**
 * Starts a root span with links. Uses OpenTelemetry's own API: the baggage has to be in
 * place before the span starts, which Micrometer's API cannot do.
 */
final class OpenTelemetryLinkedWork implements LinkedWork {

	private final Tracer tracer;

	OpenTelemetryLinkedWork(Tracer tracer) {
		this.tracer = tracer;
	}

	@Override
	public Origin capture() {
		return new SpanOrigin(Span.current().getSpanContext(), Baggage.current());
	}

	@Override
	@SuppressWarnings("try")
	public <T extends @Nullable Object> T call(String name, Collection<? extends Origin> origins, Supplier<T> work) {
		List<SpanOrigin> captured = origins.stream()
			.filter(SpanOrigin.class::isInstance)
			.map(SpanOrigin.class::cast)
			.toList();
		Context root = Context.root().with(commonBaggage(captured));
		Span span = start(name, root, captured);
		try (Scope scope = root.with(span).makeCurrent()) {
			return work.get();
		}
		catch (RuntimeException | Error ex) {
			span.recordException(ex);
			span.setStatus(StatusCode.ERROR, ex.toString());
			throw ex;
		}
		finally {
			span.end();
		}
	}

	private Span start(String name, Context root, List<SpanOrigin> origins) {
		SpanBuilder builder = this.tracer.spanBuilder(name).setParent(root);
		origins.stream().map(SpanOrigin::span).filter(SpanContext::isValid).forEach(builder::addLink);
		return builder.startSpan();
	}

	private static Baggage commonBaggage(List<SpanOrigin> origins) {
		// Work for several tenants gets no tenant
		List<Baggage> different = origins.stream().map(SpanOrigin::baggage).distinct().toList();
		return (different.size() == 1) ? different.get(0) : Baggage.empty();
	}

	/**
	 * Where a request stood.
	 *
	 * @param span its span
	 * @param baggage whom it belonged to
	 */
	private record SpanOrigin(SpanContext span, Baggage baggage) implements Origin {
	}

}
