package org.reviewscope.observability.autoconfigure.http;

import java.time.Duration;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds an event to the span of a slow request and logs a warning with its trace id.
 */
public final class SlowRequestHandler implements ObservationHandler<Observation.Context> {

	private static final Logger logger = LoggerFactory.getLogger(SlowRequestHandler.class);

	private static final Object STARTED = new Object();

	private final ServerRequests requests;

	private final Duration threshold;

	private final Tracer tracer;

	/**
	 * Creates the handler.
	 * @param requests finds the requests of a web stack
	 * @param threshold duration from which a request is slow; zero switches the handler
	 * off
	 * @param tracer gives the line in the log its trace id
	 */
	public SlowRequestHandler(ServerRequests requests, Duration threshold, Tracer tracer) {
		this.requests = requests;
		this.threshold = threshold;
		this.tracer = tracer;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return !this.threshold.isZero() && !this.threshold.isNegative() && this.requests.of(context) != null;
	}

	@Override
	public void onStart(Observation.Context context) {
		context.put(STARTED, System.nanoTime());
	}

	@Override
	public void onStop(Observation.Context context) {
		Duration duration = Duration.ofNanos(System.nanoTime() - (long) context.getRequired(STARTED));
		ServerRequest request = this.requests.of(context);
		if (request != null && duration.compareTo(this.threshold) >= 0) {
			TracingContext tracing = context.get(TracingContext.class);
			note(request, duration, (tracing != null) ? tracing.getSpan() : null);
		}
	}

	@SuppressWarnings("try")
	private void note(ServerRequest request, Duration duration, @Nullable Span span) {
		if (span == null) {
			log(request, duration);
			return;
		}
		span.event(ServerObservationEvents.SLOW.getContextualName());
		// The scope of the request is closed: reopened, so that the line has the trace id
		try (Tracer.SpanInScope scope = this.tracer.withSpan(span)) {
			log(request, duration);
		}
	}

	private void log(ServerRequest request, Duration duration) {
		logger.atWarn()
			.addKeyValue("http.request.method", request.method())
			.addKeyValue("http.route", request.route())
			.addKeyValue("duration_ms", duration.toMillis())
			.log("Slow request: {} {} took {} ms", request.method(), request.route(), duration.toMillis());
	}

}
