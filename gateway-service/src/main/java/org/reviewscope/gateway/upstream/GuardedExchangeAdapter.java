package org.reviewscope.gateway.upstream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClientException;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpExchangeAdapterDecorator;
import org.springframework.web.service.invoker.HttpRequestValues;

/**
 * Puts a guard around every call of a group of HTTP interfaces, until the answer is read
 * and parsed. An interceptor would return after the headers, and miss a body that stalls
 * or cannot be parsed.
 */
class GuardedExchangeAdapter extends HttpExchangeAdapterDecorator {

	private final UpstreamGuard guard;

	GuardedExchangeAdapter(HttpExchangeAdapter delegate, UpstreamGuard guard) {
		super(delegate);
		this.guard = guard;
	}

	@Override
	public void exchange(HttpRequestValues values) {
		exchangeForBodilessEntity(values);
	}

	@Override
	public HttpHeaders exchangeForHeaders(HttpRequestValues values) {
		return exchangeForBodilessEntity(values).getHeaders();
	}

	@Override
	public <T> @Nullable T exchangeForBody(HttpRequestValues values, ParameterizedTypeReference<T> type) {
		return this.guard.call(() -> withBody(super.exchangeForBody(values, type)));
	}

	@Override
	public ResponseEntity<Void> exchangeForBodilessEntity(HttpRequestValues values) {
		return this.guard.call(() -> super.exchangeForBodilessEntity(values));
	}

	@Override
	public <T> ResponseEntity<T> exchangeForEntity(HttpRequestValues values, ParameterizedTypeReference<T> type) {
		return this.guard.call(() -> super.exchangeForEntity(values, type));
	}

	private static <T> T withBody(@Nullable T body) {
		if (body == null) {
			throw new RestClientException("No body in an answer that should have one");
		}
		return body;
	}

}
