package org.reviewscope.observability.autoconfigure;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * The ways in which a controller fails.
 */
@RestController
public final class Failures {

	// Milliseconds, of this request alone: with one time for all, a slow machine refuses
	// others, too
	private static final long SOON = 200;

	@GetMapping("/boom")
	String boom() {
		throw new IllegalStateException("broken inside");
	}

	@GetMapping("/gone")
	String gone() {
		throw new GoneException();
	}

	@GetMapping("/busy")
	String busy() {
		throw new BusyException();
	}

	/**
	 * Fails with what an application has a handler for.
	 * @return nothing
	 */
	@GetMapping("/own")
	String own() {
		throw new OwnException();
	}

	@GetMapping("/returned")
	ResponseEntity<String> returned() {
		return ResponseEntity.internalServerError().body("no exception");
	}

	@GetMapping("/never")
	DeferredResult<String> never() {
		return new DeferredResult<>(SOON);
	}

	@GetMapping("/half")
	void half(HttpServletResponse response) throws IOException {
		response.setContentType("text/plain");
		response.getWriter().write("the first half");
		response.flushBuffer();
		throw new IllegalStateException("broken in the middle");
	}

	/**
	 * Has its status by annotation.
	 */
	@ResponseStatus(code = HttpStatus.GONE, reason = "It was here once")
	static class GoneException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

	/**
	 * Has its answer with it.
	 */
	static class BusyException extends ErrorResponseException {

		private static final long serialVersionUID = 1L;

		BusyException() {
			super(HttpStatus.SERVICE_UNAVAILABLE);
			setDetail("Try again in a second.");
			getHeaders().set("Retry-After", "1");
		}

	}

	/**
	 * Says nothing of an answer.
	 */
	public static class OwnException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
