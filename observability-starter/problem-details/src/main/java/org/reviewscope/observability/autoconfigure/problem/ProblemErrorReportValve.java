package org.reviewscope.observability.autoconfigure.problem;

import java.io.IOException;
import java.io.Writer;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * Answers what Tomcat itself refuses before any filter, such as a malformed request line.
 * There is no trace then, and Tomcat's HTML page is no answer for clients of an API; who
 * asks for HTML gets it.
 */
final class ProblemErrorReportValve extends ErrorReportValve {

	private static final Logger logger = LoggerFactory.getLogger(ProblemErrorReportValve.class);

	@Override
	protected void report(Request request, Response response, @Nullable Throwable throwable) {
		int status = response.getStatus();
		if (status < HttpStatus.BAD_REQUEST.value() || response.getContentWritten() > 0
				|| HtmlErrorPage.isAskedFor(request) || !response.setErrorReported()) {
			return;
		}
		try {
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			response.setCharacterEncoding("utf-8");
			Writer writer = response.getReporter();
			if (writer != null) {
				writer.write(body(status));
				response.finishResponse();
			}
		}
		catch (IOException ex) {
			logger.debug("The client did not wait for its error", ex);
		}
	}

	private static String body(int status) {
		// There is no converter here, and the text holds nothing that the client sent
		HttpStatus known = HttpStatus.resolve(status);
		return """
				{"title":"%s","status":%d,"detail":"%s"}""".formatted(
				(known != null) ? known.getReasonPhrase() : "Error", status,
				Problems.detail(HttpStatusCode.valueOf(status), null));
	}

}
