package org.reviewscope.observability.autoconfigure.tracing;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.CurrentTrace;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Asks the tracer for the id of the current trace, sampled or not.
 */
final class TracerCurrentTrace implements CurrentTrace {

	private static final String INVALID = "0".repeat(32);

	// Found once: to look for it takes longer than all else of a request's telemetry
	private final SingletonSupplier<Tracer> tracer;

	TracerCurrentTrace(ObjectProvider<Tracer> tracer) {
		this.tracer = SingletonSupplier.ofNullable(tracer::getIfAvailable);
	}

	@Override
	public @Nullable String traceId() {
		Tracer tracer = this.tracer.get();
		TraceContext context = (tracer != null) ? tracer.currentTraceContext().context() : null;
		if (context == null || !StringUtils.hasText(context.traceId()) || INVALID.equals(context.traceId())) {
			return null;
		}
		return context.traceId();
	}

}
