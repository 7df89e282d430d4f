package org.reviewscope.observability.autoconfigure.servlet;

import java.util.Collections;
import java.util.List;

import io.micrometer.observation.Observation;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.autoconfigure.http.ServerRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * A request to a servlet container.
 *
 * @param context its observation
 * @param request the request itself
 */
record ObservedServletRequest(ServerRequestObservationContext context,
		HttpServletRequest request) implements ServerRequest {

	static @Nullable ObservedServletRequest of(Observation.Context context) {
		return (context instanceof ServerRequestObservationContext observed && observed.getCarrier() != null)
				? new ObservedServletRequest(observed, observed.getCarrier()) : null;
	}

	@Override
	public String method() {
		return this.request.getMethod();
	}

	@Override
	public String scheme() {
		return this.request.getScheme();
	}

	@Override
	public String host() {
		return this.request.getServerName();
	}

	@Override
	public int port() {
		return this.request.getServerPort();
	}

	@Override
	public String path() {
		return this.request.getRequestURI();
	}

	@Override
	public String pathWithinApplication() {
		return path().substring(this.request.getContextPath().length());
	}

	@Override
	public @Nullable String client() {
		return this.request.getRemoteAddr();
	}

	@Override
	public @Nullable String userAgent() {
		return this.request.getHeader(HttpHeaders.USER_AGENT);
	}

	@Override
	public List<String> header(String name) {
		return Collections.list(this.request.getHeaders(name));
	}

	@Override
	public @Nullable String route() {
		return this.context.getPathPattern();
	}

	@Override
	public @Nullable Integer status() {
		return (this.context.getResponse() != null) ? this.context.getResponse().getStatus() : null;
	}

	@Override
	public @Nullable Throwable error() {
		return this.context.getError();
	}

}
