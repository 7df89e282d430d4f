package org.reviewscope.console.ingest;

import java.util.zip.ZipException;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Tells an exporter what is wrong with its request, in the encoding of the request.
 */
@RestControllerAdvice(assignableTypes = OtlpController.class)
class OtlpErrorAdvice {

	@ExceptionHandler
	ResponseEntity<byte[]> refused(OtlpException ex, HttpServletRequest request) {
		return answer(ex.status(), ex.explanation(), request);
	}

	@ExceptionHandler({ ZipException.class, java.io.EOFException.class })
	ResponseEntity<byte[]> notGzip(HttpServletRequest request) {
		return answer(HttpStatus.BAD_REQUEST, "The body is not valid gzip", request);
	}

	private static ResponseEntity<byte[]> answer(HttpStatus status, String message, HttpServletRequest request) {
		OtlpEncoding encoding = encodingOf(request);
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).contentType(encoding.mediaType());
		if (status == HttpStatus.SERVICE_UNAVAILABLE) {
			answer.header("Retry-After", Integer.toString(OtlpAnswers.RETRY_AFTER_SECONDS));
		}
		return answer.body(OtlpAnswers.error(message, encoding));
	}

	private static OtlpEncoding encodingOf(HttpServletRequest request) {
		try {
			return OtlpEncoding.of(request.getContentType());
		}
		catch (OtlpException ex) {
			return OtlpEncoding.JSON;
		}
	}

}
