package org.reviewscope.observability.autoconfigure.reactive;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Puts the trace id into every response, also of failed requests, so that users can
 * report it.
 */
final class TraceIdHeaderFilter implements WebFilter, Ordered {

	private final String header;

	TraceIdHeaderFilter(String header) {
		this.header = header;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		String traceId = traceId(exchange);
		if (traceId != null) {
			exchange.getResponse().getHeaders().set(this.header, traceId);
		}
		return chain.filter(exchange);
	}

	// A thread serves many requests at once: its own current trace may be another one
	private static @Nullable String traceId(ServerWebExchange exchange) {
		TracingContext tracing = ServerRequestObservationContext.findCurrent(exchange.getAttributes())
			.map((context) -> context.<TracingContext>get(TracingContext.class))
			.orElse(null);
		Span span = (tracing != null) ? tracing.getSpan() : null;
		return (span != null) ? span.context().traceId() : null;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

}
