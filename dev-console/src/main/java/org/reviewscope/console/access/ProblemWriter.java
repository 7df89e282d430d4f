package org.reviewscope.console.access;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers a request that must not reach the application, with a problem detail.
 */
final class ProblemWriter {

	private ProblemWriter() {
	}

	/**
	 * Writes the answer.
	 * @param response the response
	 * @param status its status
	 * @param detail what to do about it, without any part of the request
	 * @throws IOException when the client has gone
	 */
	static void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getWriter()
			.write("{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}".formatted(status.getReasonPhrase(),
					status.value(), detail));
	}

}
