package org.reviewscope.observability.autoconfigure.requestlog;

import java.time.Duration;
import java.util.Objects;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.autoconfigure.http.ServerConvention;
import org.reviewscope.observability.autoconfigure.http.ServerRequest;
import org.reviewscope.observability.autoconfigure.http.ServerRequests;
import org.reviewscope.observability.autoconfigure.redaction.UrlText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs each answered request: the line has its trace, tenant and user, and the names of
 * OpenTelemetry for the rest. Neither the query nor parameters of the path are in it.
 */
public final class RequestLogHandler implements ObservationHandler<Observation.Context> {

	private static final Logger logger = LoggerFactory.getLogger(RequestLogHandler.class);

	private static final Object STARTED = new Object();

	private static final int SHED = 503;

	private final ServerRequests requests;

	private final TrustedProxies proxies;

	private final Tracer tracer;

	private final ShedRequests shed = new ShedRequests(System::nanoTime);

	/**
	 * Creates the handler.
	 * @param requests finds the requests of a web stack
	 * @param proxies which are believed about the client's address
	 * @param tracer gives the line its trace id
	 */
	public RequestLogHandler(ServerRequests requests, TrustedProxies proxies, Tracer tracer) {
		this.requests = requests;
		this.proxies = proxies;
		this.tracer = tracer;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return this.requests.of(context) != null;
	}

	@Override
	public void onStart(Observation.Context context) {
		context.put(STARTED, System.nanoTime());
	}

	@Override
	public void onStop(Observation.Context context) {
		Duration duration = Duration.ofNanos(System.nanoTime() - (long) context.getRequired(STARTED));
		ServerRequest request = this.requests.of(context);
		if (request == null) {
			return;
		}
		int others = Objects.equals(request.status(), SHED) ? this.shed.next() : 0;
		if (others >= 0) {
			TracingContext tracing = context.get(TracingContext.class);
			log(request, duration, others, (tracing != null) ? tracing.getSpan() : null);
		}
	}

	// The scope of the request is closed: reopened, so that the line has its trace
	@SuppressWarnings("try")
	private void log(ServerRequest request, Duration duration, int others, @Nullable Span span) {
		try (Tracer.SpanInScope scope = this.tracer.withSpan(span)) {
			LoggingEventBuilder line = (others > 0) ? logger.atInfo().addKeyValue("app.requests.unlogged", others)
					: logger.atInfo();
			line.addKeyValue("http.request.method", request.method())
				.addKeyValue("http.route", request.route())
				.addKeyValue("http.response.status_code", request.status())
				.addKeyValue("url.path", UrlText.withoutSecrets(request.path()))
				.addKeyValue("client.address", this.proxies.client(request))
				.addKeyValue("duration_ms", duration.toMillis())
				.log("{} {}", ServerConvention.name(request), request.status());
		}
	}

}
