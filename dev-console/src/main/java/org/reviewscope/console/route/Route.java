package org.reviewscope.console.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.reviewscope.console.query.Query;
import org.reviewscope.console.telemetry.Span;

/**
 * A route of a service, or what comes nearest in the spans of a program that names none.
 *
 * @param service the service
 * @param methodName the attribute that holds the method, empty without one
 * @param method the method, such as {@code POST}
 * @param path the route, such as {@code /predictions/{id}}, empty without one
 * @param name the name of the spans, empty with a route
 */
record Route(String service, String methodName, String method, String path, String name) {

	private static final String METHOD = "http.request.method";

	/** As OpenTelemetry called it until 2023. */
	private static final String OLD_METHOD = "http.method";

	static Route of(Span span) {
		Object path = span.attributes().get("http.route");
		if (path == null) {
			return new Route(span.service(), "", "", "", span.name());
		}
		Object method = span.attributes().get(METHOD);
		if (method != null) {
			return new Route(span.service(), METHOD, method.toString(), path.toString(), "");
		}
		Object old = span.attributes().get(OLD_METHOD);
		return new Route(span.service(), (old != null) ? OLD_METHOD : "",
				Objects.requireNonNullElse(old, "").toString(), path.toString(), "");
	}

	/**
	 * What people call it.
	 * @return for example {@code POST /predict}
	 */
	String title() {
		return this.path.isEmpty() ? this.name : (this.method + " " + this.path).strip();
	}

	/**
	 * The query that finds its requests among those that another query finds.
	 * @param asked the other query, empty for all
	 * @return the query
	 */
	String query(String asked) {
		List<String> conditions = new ArrayList<>(List.of("kind = server", "service = " + Query.value(this.service)));
		if (!this.methodName.isEmpty()) {
			conditions.add(this.methodName + " = " + Query.value(this.method));
		}
		conditions
			.add(this.path.isEmpty() ? "name = " + Query.value(this.name) : "http.route = " + Query.value(this.path));
		if (!asked.isBlank()) {
			conditions.add("(" + asked.strip() + ")");
		}
		return String.join(" and ", conditions);
	}

}
