package org.reviewscope.observability.autoconfigure.reactive;

import org.reviewscope.observability.autoconfigure.edge.EdgeHeaders;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Refuses requests with a header whose value is not allowed as baggage, instead of
 * dropping the value silently.
 */
final class EdgeHeadersFilter implements WebFilter, Ordered {

	private final EdgeHeaders headers;

	EdgeHeadersFilter(EdgeHeaders headers) {
		this.headers = headers;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		HttpHeaders received = exchange.getRequest().getHeaders();
		String complaint = this.headers.complaint(received::getFirst);
		return (complaint != null) ? Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST, complaint))
				: chain.filter(exchange);
	}

	@Override
	public int getOrder() {
		// After the filter that names the trace
		return HIGHEST_PRECEDENCE + 1;
	}

}
