package org.reviewscope.observability.autoconfigure.http;

import java.time.Duration;
import java.util.Objects;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Adds an event to the span of a slow request and logs a warning with its trace id.
 */
final class SlowRequestHandler implements ObservationHandler<ServerRequestObservationContext> {

	private static final Logger logger = LoggerFactory.getLogger(SlowRequestHandler.class);

	private static final Object STARTED = new Object();

	private final Duration threshold;

	private final Tracer tracer;

	SlowRequestHandler(Duration threshold, Tracer tracer) {
		this.threshold = threshold;
		this.tracer = tracer;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return this.threshold.isPositive() && context instanceof ServerRequestObservationContext;
	}

	@Override
	public void onStart(ServerRequestObservationContext context) {
		context.put(STARTED, System.nanoTime());
	}

	@Override
	public void onStop(ServerRequestObservationContext context) {
		Duration duration = Duration.ofNanos(System.nanoTime() - (long) context.getRequired(STARTED));
		if (duration.compareTo(this.threshold) >= 0) {
			TracingContext tracing = context.get(TracingContext.class);
			note(context, duration, (tracing != null) ? tracing.getSpan() : null);
		}
	}

	private void note(ServerRequestObservationContext context, Duration duration, @Nullable Span span) {
		if (span == null) {
			log(context, duration);
			return;
		}
		span.event(ServerObservationEvents.SLOW.getContextualName());
		// The scope of the request is closed: reopened, so that the line has the trace id
		try (Tracer.SpanInScope _ = this.tracer.withSpan(span)) {
			log(context, duration);
		}
	}

	private void log(ServerRequestObservationContext context, Duration duration) {
		HttpServletRequest request = Objects.requireNonNull(context.getCarrier());
		logger.atWarn()
			.addKeyValue("http.request.method", request.getMethod())
			.addKeyValue("http.route", context.getPathPattern())
			.addKeyValue("duration_ms", duration.toMillis())
			.log("Slow request: {} {} took {} ms", request.getMethod(), context.getPathPattern(), duration.toMillis());
	}

}
