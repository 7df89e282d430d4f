package org.reviewscope.console.run;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.telemetry.Span;

/**
 * A route of a service.
 *
 * @param service the service
 * @param name its method and path, as in {@code POST /predict}; without them, the name of
 * the span
 */
public record Route(String service, String name) {

	static Route of(Span entry) {
		Object method = either(entry, "http.request.method", "http.method");
		Object path = entry.attributes().get("http.route");
		return new Route(entry.service(), (method != null && path != null) ? method + " " + path : entry.name());
	}

	private static @Nullable Object either(Span span, String stable, String old) {
		Object value = span.attributes().get(stable);
		return (value != null) ? value : span.attributes().get(old);
	}

	@Override
	public String toString() {
		return this.service + " " + this.name;
	}

}
