package org.reviewscope.observability.autoconfigure.reactive;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.autoconfigure.http.ServerRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * A request to Spring WebFlux.
 *
 * @param context its observation
 * @param request the request itself
 */
record ObservedReactiveRequest(ServerRequestObservationContext context,
		ServerHttpRequest request) implements ServerRequest {

	static @Nullable ObservedReactiveRequest of(Observation.Context context) {
		return (context instanceof ServerRequestObservationContext observed && observed.getCarrier() != null)
				? new ObservedReactiveRequest(observed, observed.getCarrier()) : null;
	}

	@Override
	public String method() {
		return this.request.getMethod().name();
	}

	@Override
	public String scheme() {
		return Objects.requireNonNullElse(this.request.getURI().getScheme(), "http");
	}

	@Override
	public String host() {
		return Objects.requireNonNullElse(this.request.getURI().getHost(), "localhost");
	}

	@Override
	public int port() {
		URI uri = this.request.getURI();
		if (uri.getPort() >= 0) {
			return uri.getPort();
		}
		return scheme().equals("https") ? 443 : 80;
	}

	@Override
	public String path() {
		return this.request.getPath().value();
	}

	@Override
	public String pathWithinApplication() {
		return this.request.getPath().pathWithinApplication().value();
	}

	@Override
	public @Nullable String client() {
		InetSocketAddress address = this.request.getRemoteAddress();
		return (address != null) ? address.getHostString() : null;
	}

	@Override
	public @Nullable String userAgent() {
		return this.request.getHeaders().getFirst(HttpHeaders.USER_AGENT);
	}

	@Override
	public List<String> header(String name) {
		return Objects.requireNonNullElse(this.request.getHeaders().get(name), List.of());
	}

	@Override
	public @Nullable String route() {
		return this.context.getPathPattern();
	}

	@Override
	public @Nullable Integer status() {
		HttpStatusCode status = (this.context.getResponse() != null) ? this.context.getResponse().getStatusCode()
				: null;
		return (status != null) ? status.value() : null;
	}

	@Override
	public @Nullable Throwable error() {
		return this.context.getError();
	}

}
