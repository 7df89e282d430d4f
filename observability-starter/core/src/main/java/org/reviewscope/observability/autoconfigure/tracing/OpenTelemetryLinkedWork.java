package org.reviewscope.observability.autoconfigure.tracing;

import java.util.ArrayList;
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
 * Starts spans with links. Uses OpenTelemetry's own API: the baggage has to be in place
 * before the span starts, which Micrometer's API cannot do.
 */
final class OpenTelemetryLinkedWork implements LinkedWork {

	private final Tracer tracer;

	OpenTelemetryLinkedWork(Tracer tracer) {
		this.tracer = tracer;
	}

	@Override
	public Origin capture() {
		return OriginFormat.of(Context.current());
	}

	@Override
	public <T extends @Nullable Object> T call(String name, Collection<Origin> origins, Supplier<T> work) {
		List<Context> captured = read(origins);
		return call(name, Context.root().with(commonBaggage(captured)), captured, work);
	}

	@Override
	public <T extends @Nullable Object> T share(String name, Collection<Origin> others, Supplier<T> work) {
		List<Context> captured = read(others);
		Context current = Context.current();
		List<Context> all = new ArrayList<>(captured);
		all.add(current);
		// A new context: Micrometer keeps its idea of the current span in the old one
		return call(name, Context.root().with(Span.fromContext(current)).with(commonBaggage(all)), captured, work);
	}

	private static List<Context> read(Collection<Origin> origins) {
		return origins.stream().map(OriginFormat::read).toList();
	}

	@SuppressWarnings("try")
	private <T extends @Nullable Object> T call(String name, Context parent, List<Context> origins, Supplier<T> work) {
		Span span = start(name, parent, origins);
		try (Scope scope = parent.with(span).makeCurrent()) {
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

	private Span start(String name, Context parent, List<Context> origins) {
		SpanBuilder builder = this.tracer.spanBuilder(name).setParent(parent);
		origins.stream()
			.map((origin) -> Span.fromContext(origin).getSpanContext())
			.filter(SpanContext::isValid)
			.forEach(builder::addLink);
		return builder.startSpan();
	}

	private static Baggage commonBaggage(List<Context> origins) {
		// Work for several tenants gets no tenant
		List<Baggage> different = origins.stream().map(Baggage::fromContext).distinct().toList();
		return (different.size() == 1) ? different.get(0) : Baggage.empty();
	}

}
