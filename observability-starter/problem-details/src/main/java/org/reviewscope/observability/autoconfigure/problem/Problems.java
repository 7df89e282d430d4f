package org.reviewscope.observability.autoconfigure.problem;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Texts for clients: how to correct the request, without what they sent and without
 * internals of the service.
 */
final class Problems {

	static final String UNREADABLE_ACCEPT = "The Accept header cannot be read. Send media types such as application/json.";

	private static final String TRACE_ID = "traceId";

	private static final boolean JACKSON_PRESENT = ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper",
			Problems.class.getClassLoader());

	private Problems() {
	}

	static ProblemDetail of(HttpStatusCode status, @Nullable String traceId) {
		return ProblemDetail.forStatusAndDetail(status, detail(status, traceId));
	}

	static void nameTrace(ProblemDetail problem, @Nullable String traceId) {
		if (traceId != null) {
			problem.setProperty(TRACE_ID, traceId);
		}
	}

	static String detail(HttpStatusCode status, @Nullable String traceId) {
		if (status.is5xxServerError()) {
			return "The service could not answer the request."
					+ ((traceId != null) ? " When you report this, quote the trace id." : "");
		}
		HttpStatus known = HttpStatus.resolve(status.value());
		return (known != null) ? known.getReasonPhrase() + "." : "The request was not accepted.";
	}

	static String unreadable(HttpMessageNotReadableException ex) {
		if (ex.getCause() == null) {
			return "The request needs a body.";
		}
		String misfit = JACKSON_PRESENT ? MisfitJson.describe(ex.getCause()) : null;
		return "The request body is not JSON of the expected form" + ((misfit != null) ? ": " + misfit + "." : ".");
	}

	static String wrongType(TypeMismatchException ex) {
		String name = (ex instanceof MethodArgumentTypeMismatchException argument) ? argument.getName()
				: ex.getPropertyName();
		String type = (ex.getRequiredType() != null) ? ex.getRequiredType().getSimpleName() : "value of its type";
		return "The value of '%s' is not a valid %s.".formatted(name, type);
	}

	static String invalid(List<Map<String, String>> errors) {
		return errors.stream()
			.map((error) -> error.get("field") + ": " + error.get("message"))
			.sorted()
			.collect(Collectors.joining("; ", "The request is not valid: ", "."));
	}

}
