package org.reviewscope.observability.autoconfigure.edge;

import java.util.Collection;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import org.jspecify.annotations.Nullable;

/**
 * Continues the caller's trace, but replaces the caller's baggage by that of the headers.
 * This happens before the server span starts, so that the baggage is on that span, on its
 * log lines and in every service called from here.
 */
final class EdgePropagator implements TextMapPropagator {

	private final TextMapPropagator delegate;

	private final EdgeHeaders headers;

	EdgePropagator(TextMapPropagator delegate, EdgeHeaders headers) {
		this.delegate = delegate;
		this.headers = headers;
	}

	@Override
	public Collection<String> fields() {
		return this.delegate.fields();
	}

	@Override
	public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
		this.delegate.inject(context, carrier, setter);
	}

	@Override
	public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
		return this.delegate.extract(context, carrier, getter)
			.with(this.headers.toBaggage((header) -> getter.get(carrier, header)));
	}

}
