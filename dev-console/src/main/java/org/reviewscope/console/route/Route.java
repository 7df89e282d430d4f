package org.reviewscope.console.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.query.Query;
import org.reviewscope.console.query.value.QueryException;
import org.reviewscope.console.telemetry.Span;

/**
 * A route of a service, or its nearest equivalent in the spans of a program that names no
 * routes.
 *
 * @param service the service
 * @param methodName the attribute that holds the method, empty without one
 * @param method the method, such as {@code POST}
 * @param path the route, such as {@code /predictions/{id}}, empty without one
 * @param name the name of the spans, empty with a route
 */
record Route(String service, String methodName, String method, String path, String name) {

	private static final String AND = " and (";

	private static final String METHOD = "http.request.method";

	/** As OpenTelemetry called it until 2023. */
	private static final String OLD_METHOD = "http.method";

	static Route of(Span span) {
		Object path = span.attributes().get("http.route");
		if (path == null || path.toString().isEmpty()) {
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
		String title = this.path.isEmpty() ? this.name : this.method + " " + this.path;
		return title.isBlank() ? "(no name)" : title.strip();
	}

	/**
	 * The query that finds its requests among those that another query finds. When that
	 * asks for this route already, it is the same: each click on a link would lengthen
	 * it.
	 * @param asked the other query, empty for all
	 * @return the query, {@code null} when it is too long to be asked
	 */
	@Nullable String query(String asked) {
		String own = conditions();
		String other = asked.strip();
		if (other.isEmpty() || other.equals(own)) {
			return checked(own);
		}
		return isNarrowed(own, other) ? other : checked(own + AND + other + ")");
	}

	private String conditions() {
		List<String> conditions = new ArrayList<>(List.of("kind = server", "service = " + Query.value(this.service)));
		if (!this.methodName.isEmpty()) {
			conditions.add(this.methodName + " = " + Query.value(this.method));
		}
		conditions
			.add(this.path.isEmpty() ? "name = " + Query.value(this.name) : "http.route = " + Query.value(this.path));
		return String.join(" and ", conditions);
	}

	// Whether a query asks for some of what the conditions find
	private static boolean isNarrowed(String own, String asked) {
		return asked.startsWith(own + AND) && asked.endsWith(")")
				&& isQuery(asked.substring((own + AND).length(), asked.length() - 1));
	}

	// The first and the last parenthesis need not be a pair: (a) or (b)
	private static boolean isQuery(String text) {
		try {
			Query.spans(text);
			return true;
		}
		catch (QueryException ex) {
			return false;
		}
	}

	private static @Nullable String checked(String query) {
		return (query.length() <= Query.LONGEST) ? query : null;
	}

}
